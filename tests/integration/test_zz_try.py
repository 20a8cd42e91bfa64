def test_x(app, person):
    for q in ("my-story","our-story"):
        print(person.answer_and_send(q))
