"""What the demo's people write: sentences made up for it, by theme, in the voices of young people and of parents."""

from __future__ import annotations

from typing import NamedTuple


class Sayings(NamedTuple):
    """What is written by those who are content, and by those who are not."""

    glad: tuple[str, ...]
    sorry: tuple[str, ...]


YOUNG_PEOPLE: dict[str, Sayings] = {
    "finding-help": Sayings(
        glad=(
            "My teacher told me who to ask.",
            "I asked at school and they helped me.",
            "Mum showed me the website.",
            "The poster at college had the number on it.",
            "I know the name of the person who helps me.",
            "The lady at the library helped me to look.",
        ),
        sorry=(
            "I do not know who to ask.",
            "The website has too many words.",
            "I did not know there was a website.",
            "I asked two people and they did not know.",
            "I want a phone number that I can text.",
            "Nobody told me about it.",
        ),
    ),
    "feelings": Sayings(
        glad=(
            "The nurse at school is kind.",
            "I talk to my key worker on Mondays.",
            "Drawing helps me when I am upset.",
            "I got help after a few weeks.",
            "My dog and my nan make me feel better.",
            "The quiet room helps me.",
        ),
        sorry=(
            "I waited a very long time.",
            "I worry a lot at night.",
            "I had to tell a new person everything.",
            "The place is too far away.",
            "They said I was not ill enough.",
            "I felt sad and nobody had time.",
        ),
    ),
    "safe": Sayings(
        glad=(
            "I went to town on my own.",
            "The shop with the sign helped me when I was lost.",
            "The bus driver knows me.",
            "My friends walk home with me.",
            "I feel safe in my class.",
            "The police officer came to our school. She was nice.",
        ),
        sorry=(
            "Big boys shout at me at the bus stop.",
            "People are mean to me in a game.",
            "It is too loud in the corridor.",
            "I do not like the market when it is busy.",
            "Someone I do not know sent me messages.",
            "The bus is full and people push.",
        ),
    ),
    "heard": Sayings(
        glad=(
            "My teacher asked me what I think.",
            "They let me use my pictures to talk.",
            "I said what I wanted and it happened.",
            "They gave me time to answer.",
            "I was in the meeting for all of it.",
            "My taxi escort listens to me.",
        ),
        sorry=(
            "They talk to my mum and not to me.",
            "They ask me but nothing happens.",
            "They talk too fast.",
            "I was not in the meeting.",
            "They finish my sentences.",
            "I need more time to answer.",
        ),
    ),
    "early": Sayings(
        glad=(
            "I got help in my first year at school.",
            "I only waited two weeks.",
            "They saw that I could not hear well.",
            "I got my laptop quickly.",
            "Someone came to see me before I started.",
            "The speech lady came when I was little.",
        ),
        sorry=(
            "I waited all summer.",
            "I was in Year 6 before they knew.",
            "I am still waiting.",
            "They said next term, and then next term again.",
            "I had no help for a year.",
            "The test was too late for my exams.",
        ),
    ),
    "plan": Sayings(
        glad=(
            "My plan says that I want to work with animals.",
            "I put photos in my plan.",
            "My plan is in words that I can read.",
            "It says what I am good at.",
            "I read it with my teacher.",
            "They do what it says.",
        ),
        sorry=(
            "I have not seen my plan.",
            "It is too long.",
            "It is old. I am different now.",
            "My plan does not say what I want to do.",
            "I do not understand the words.",
            "Nobody looks at it.",
        ),
    ),
    "school": Sayings(
        glad=(
            "I like my helper in maths.",
            "I can go out when it is too loud.",
            "I got a prize for reading.",
            "My college is good.",
            "They write the work down for me.",
            "I like cooking at school.",
        ),
        sorry=(
            "The work is too hard.",
            "My helper left.",
            "I miss break because I get extra lessons.",
            "New teachers do not know what I need.",
            "I sit at the back and cannot see.",
            "I want to do more sport.",
        ),
    ),
    "health": Sayings(
        glad=(
            "My nurse explains things.",
            "The exercises make my legs stronger.",
            "I can text the nurse.",
            "My goal is to climb the stairs. I can do it now.",
            "The doctor talked to me.",
            "My new chair is good.",
        ),
        sorry=(
            "The hospital is far away.",
            "My appointment was changed three times.",
            "I do not like the waiting room.",
            "I got a new therapist again.",
            "My splints are too small now.",
            "I had to miss school for it.",
        ),
    ),
    "family": Sayings(
        glad=(
            "Youth Chaos is the best.",
            "I went camping with the group.",
            "I made a friend at the club.",
            "My sister goes to her own group.",
            "I like swimming on Saturdays.",
            "We did a play.",
        ),
        sorry=(
            "There is no club near me.",
            "I want a friend.",
            "The club is full.",
            "It stops when you are 18.",
            "There is no bus to the club.",
            "I am too tired after school.",
        ),
    ),
    "growing-up": Sayings(
        glad=(
            "I did work experience in a cafe.",
            "I can cook my tea now.",
            "I visited the college two times.",
            "I want to have my own flat.",
            "I know who my new doctor is.",
            "I learn to take the train.",
        ),
        sorry=(
            "I do not know what comes after college.",
            "I tell the same story to everyone.",
            "My doctor changed and nobody told me.",
            "I want a job but nobody helps me.",
            "I am scared of leaving school.",
            "They only talk about it with my dad.",
        ),
    ),
    "money": Sayings(
        glad=(
            "I chose my helper.",
            "I chose swimming.",
            "We pay for my art class with it.",
            "They asked me what I like.",
            "I can say no to things.",
            "I picked the days.",
        ),
        sorry=(
            "I did not choose anything.",
            "I do not know what I can choose.",
            "Someone else decides.",
            "I want another helper.",
            "I do not know about the money.",
            "There was only one thing to choose.",
        ),
    ),
    "places": Sayings(
        glad=(
            "I like my taxi.",
            "I walk to school with my friend.",
            "The driver waits for me.",
            "I sit in the same seat.",
            "My school is near.",
            "I learned the way.",
        ),
        sorry=(
            "The taxi takes more than an hour.",
            "I get up at six.",
            "The driver changes a lot.",
            "I feel sick on the way.",
            "I cannot stay for clubs because of the taxi.",
            "The bus is late.",
        ),
    ),
    "changed": Sayings(
        glad=(
            "We asked for a quiet room and now there is one.",
            "They wrote us a letter about what they did.",
            "The new ramp is good.",
            "They came back to tell us.",
            "I saw my idea on the wall.",
            "Lunch is better now.",
        ),
        sorry=(
            "I did this last year and heard nothing.",
            "Nothing changed.",
            "Please tell us what you do with this.",
            "I do not know who reads this.",
            "They asked us about the park and did not do it.",
            "It takes too long.",
        ),
    ),
}

PARENTS: dict[str, Sayings] = {
    "finding-help": Sayings(
        glad=(
            "Our health visitor sent us the link to the Local Offer, and it saved us weeks.",
            "The advice service went through the papers with us line by line.",
            "The SENCO knew exactly who to ring.",
            "The coffee morning in Oakham told me more than a year of searching.",
            "The new search on the website is easier.",
            "I rang and a person answered.",
        ),
        sorry=(
            "I had never heard of the Local Offer until today.",
            "The website is hard to search and half of the numbers are out of date.",
            "We found out about the advice service from another parent at the gate.",
            "Every office tells us to ask another office.",
            "I need one page that says who does what.",
            "Nobody at the surgery knew about it.",
        ),
    ),
    "feelings": Sayings(
        glad=(
            "The emotional health nurse has been wonderful with our daughter.",
            "Once we were seen, the care was good.",
            "The school counsellor filled the gap while we waited.",
            "We were told of a group for anxious teenagers, and it helps.",
            "They rang every few weeks so that we knew we were not forgotten.",
            "The online sessions suit our son.",
        ),
        sorry=(
            "We waited eleven months for a first CAMHS appointment.",
            "CAMHS turned us down by letter and named nobody else.",
            "We thought CAMHS was the only help there is.",
            "Our son had to be in crisis before anyone listened.",
            "Three referrals, three refusals.",
            "Nobody from CAMHS saw the draft of the plan.",
        ),
    ),
    "safe": Sayings(
        glad=(
            "He goes to the shops in Oakham alone now, because he knows the Safe Place sign.",
            "The escort on the bus is excellent.",
            "School deals with bullying on the same day.",
            "Staff know her well and notice when something is wrong.",
            "The police visit to the school made a difference.",
            "We feel that Rutland is a safe place to grow up.",
        ),
        sorry=(
            "I worry about who he talks to online.",
            "She was shouted at on the bus and now refuses to go.",
            "There is no Safe Place in our village.",
            "Break times are the hardest part of the day.",
            "Older pupils take his things.",
            "Nobody has taught her what to do if she is lost.",
        ),
    ),
    "heard": Sayings(
        glad=(
            "The meeting was moved so that both of us could come.",
            "Our words were in the report as we said them.",
            "The forum asked for a case worker, and we got one.",
            "The class teacher rings every Friday.",
            "They asked our son first and us afterwards.",
            "I felt like a partner for once.",
        ),
        sorry=(
            "Decisions are made before we sit down.",
            "I have filled in this kind of form before and heard nothing.",
            "I am called an anxious mother.",
            "Nobody told us that there is a parent carer forum.",
            "We get minutes of a meeting that we do not recognise.",
            "They listen, and then they do what they planned.",
        ),
    ),
    "early": Sayings(
        glad=(
            "The two-year check picked it up at once.",
            "Let's Get Talking turned things round for our boy.",
            "The early years inclusion officer came to our home.",
            "Nursery and the health visitor spoke to each other.",
            "The children's centre was our lifeline.",
            "Help was there before the diagnosis.",
        ),
        sorry=(
            "We waited over a year for the educational psychologist.",
            "We were told that boys are just slower.",
            "It was missed until secondary school.",
            "We paid for a private report in the end.",
            "We moved here with the Army and had to start from nothing.",
            "Everyone agreed that there was a need, and then nothing came for months.",
        ),
    ),
    "plan": Sayings(
        glad=(
            "The new plan is clear and has our own words in it.",
            "Her goals are hers, not somebody else's.",
            "It was finished in twenty weeks.",
            "The review was honest and useful.",
            "Health and school wrote it together.",
            "We could see what had been done since last year.",
        ),
        sorry=(
            "The plan was copied from another child. It had the wrong name in it.",
            "It says nothing about what he wants to do.",
            "Nobody from health came to the meeting.",
            "The review was six months late.",
            "The help in the plan is not the help in the classroom.",
            "We had to appeal.",
        ),
    ),
    "school": Sayings(
        glad=(
            "The SENCO is the reason we stayed.",
            "They see the child before the label.",
            "He came home and read to us.",
            "The toolkit gave the teachers real ideas.",
            "Small steps, and we are told about each of them.",
            "The college looks at what she can do.",
        ),
        sorry=(
            "He has fallen further behind since Year 3.",
            "Support was cut when the assistant left.",
            "Supply teachers know nothing of his needs.",
            "He is on a timetable of two hours a day.",
            "She masks all day and falls apart at home.",
            "Homework is the same for everyone.",
        ),
    ),
    "health": Sayings(
        glad=(
            "The care navigator put all of the appointments on one day.",
            "The community nurses trained the whole school.",
            "Therapy has goals that we can see.",
            "The school nurse answers by text.",
            "Our doctor knows us.",
            "The online clinic spares us the journey.",
        ),
        sorry=(
            "Four hospitals, and none of them talk to each other.",
            "Speech therapy stopped after six weeks.",
            "We were discharged because we missed one letter.",
            "Nobody does continence supplies here.",
            "The chair took nine months, and he had grown.",
            "I repeat his history at every visit.",
        ),
    ),
    "family": Sayings(
        glad=(
            "Aiming High gives us one Saturday a month to breathe.",
            "The siblings' group made our eldest feel seen.",
            "He has a friend for the first time.",
            "Youth Chaos treats them like any teenagers.",
            "The team around the family kept us together.",
            "The holiday club was the best week of the year.",
        ),
        sorry=(
            "There is nothing in the holidays for his age.",
            "The short break was cancelled twice.",
            "We were not told that we could have breaks.",
            "Clubs will not take her without an assistant.",
            "Her brother misses out.",
            "We have not had an evening out for three years.",
        ),
    ),
    "growing-up": Sayings(
        glad=(
            "Work experience at the garden centre gave him a purpose.",
            "The transitions worker met us in Year 9.",
            "The independent living course is brilliant.",
            "College visited our home.",
            "Amazing Me helped her to start at school.",
            "We have a timeline on the fridge.",
        ),
        sorry=(
            "Children's services stopped at eighteen, and nobody took over.",
            "Our doctor was not involved until the last minute.",
            "We tell the same story to every new worker.",
            "There is no choice of courses below level 1.",
            "He is nineteen and sits at home.",
            "Nobody explains the change of benefits.",
        ),
    ),
    "money": Sayings(
        glad=(
            "The personal budget pays for the assistant whom she chose herself.",
            "Somebody sat down and explained both with a drawing.",
            "Direct payments give us our weekends back.",
            "The monitoring is light.",
            "We changed what we use it for when his needs changed.",
            "It was our choice.",
        ),
        sorry=(
            "I do not know the difference between a direct payment and a personal budget.",
            "Nobody has ever mentioned it.",
            "There is a budget, but nobody to hire with it.",
            "The forms put us off.",
            "We were told that it is not for families like ours.",
            "The rate has not changed for years.",
        ),
    ),
    "places": Sayings(
        glad=(
            "The right school is ten minutes away.",
            "The driver sends a message when they arrive.",
            "Travel training worked.",
            "The same escort for three years.",
            "We were shown two schools near to us.",
            "The new unit means that he stays in Rutland.",
        ),
        sorry=(
            "Ninety minutes each way, at seven years old.",
            "There is no place for him in Rutland.",
            "The taxi company changes every term.",
            "She has no friends near home, because her school is in another county.",
            "We lost the transport at sixteen.",
            "He cannot go to clubs after school because of the taxi.",
        ),
    ),
    "changed": Sayings(
        glad=(
            "The page about what was done is a good start.",
            "We asked for evening sessions and got them.",
            "The letter after the last survey was honest about what will not happen.",
            "The waiting list figures are public now.",
            "Somebody rang to say what came of our complaint.",
            "It helps to see dates and names.",
        ),
        sorry=(
            "Another survey. What came of the last one?",
            "Plans, plans, and no dates.",
            "We only hear of meetings afterwards.",
            "Tell us what you will not do as well.",
            "I would like to see figures, not promises.",
            "Nothing is different for us.",
        ),
    ),
}
SAYINGS = {"my-story": YOUNG_PEOPLE, "our-story": PARENTS}
