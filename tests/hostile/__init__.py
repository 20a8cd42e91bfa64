"""What hostile people send, by kind: texts, bodies and files, for tests that follow them everywhere and for `soak`."""
