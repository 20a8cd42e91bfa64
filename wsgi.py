"""What an application server imports: `app`, made from the settings in the environment."""

from surveyapp import create_app

app = create_app()
