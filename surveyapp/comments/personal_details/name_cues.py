"""What stands around a name: titles, family words, roles, and what only people do."""

from __future__ import annotations

from surveyapp.comments.word_sets import phrases_of, words_of

TITLES = words_of("""
    mr mrs ms miss mx dr doctor prof professor sir cllr councillor rev reverend nurse lady lord madam
    """)
TITLES_THAT_ARE_WORDS = words_of("miss doctor professor sir councillor nurse lady lord madam reverend")
NOT_AFTER_TITLE = words_of(
    "right who bean tumble men whippy potato blobby strange martens google world universe chatterbox twit fox wolf and or in at "
    "is was has said says the of but a to for with that me my her him us it"
)
BEFORE_THE_VERB_MISS = words_of("""
    i we they you he she to will would really dont don't i'll we'll might gonna also did can didn't wont still
    just
    """)
FAMILY_TITLES = words_of("uncle auntie aunty aunt nanna nana nanny grandad grandma granny grandpa")

FAMILY = FAMILY_TITLES | words_of(
    """
    son sons daughter daughters brother sister boy girl child husband wife partner friend mate bestie nephew niece
    grandson granddaughter mum mam dad stepdad stepmum cousin twin baby lad boyfriend girlfriend stepson
    stepdaughter nan gran sibling eldest youngest oldest lass fiance ex fiancee twins boys girls sons children kids
    grandchild pal classmate hubby
    """
)
ROLES = words_of(
    """
    teacher ta senco keyworker worker driver carer psychologist therapist physio physiotherapist paediatrician
    doctor tutor headteacher head assistant escort nurse consultant counsellor officer advocate manager coordinator
    dentist psychiatrist receptionist gp salt ot ep mentor coach childminder nanny babysitter support headmaster
    headmistress lsa caseworker chaperone bully lady specialist practitioner midwife neighbour councillor solicitor
    volunteer leader
    """
)
NAMING = words_of("called named signed regards sincerely faithfully hugs nicknamed aka")
NAMING_TWO = phrases_of("""
    name is, name's is, names is, i am, its me, it's me, thank you, this is, ask for, love from, from me, my
    names, my name's, his name's, her name's, name was, hi i'm, you from, speak to, spoke to, speaking to, hello
    i'm, goes by, go by, thanks to, message from, written by, best wishes, kind regards, many thanks, well done, shout out, out
    to
    """)
NAMING_TWO_SMALL = phrases_of("""
    name is, my names, my name's, his names, her names, her name's, his name's, is called, am called, was called,
    im called, i'm called, he's called, she's called, hes called, shes called, boy called, girl called, man
    called, lady called, friend called, teacher called, ta called, worker called, someone called, brother called,
    sister called, son called, daughter called, known as, names is
    """)
NAMING_THREE = phrases_of("""
    my name is, his name is, her name is, you can call me, can call me, name is called, everyone calls me, they
    call me, friends call me
    """)
OWNING = words_of("my our")
I_AM = words_of("im i'm")
AFTER_I_AM = words_of("and i , . ( from")
SPOKEN_TO_SURELY = words_of("asked ask rang call ring told thank thanks phoned emailed texted messaged bullied")
SPOKEN_TO = words_of(
    """
    thank thanks told tell asked ask rang ring call phoned phone emailed email contact contacted hi hello dear
    with to and for by met meet saw hit hurt hits bullies bullied miss as about know knows knew says said
    because when if then but until without after since where while whether that help helped helps helping of at i'm
    im its it's i called messaged texted let lets made makes make got give gave gives getting get taken take took
    asking trust     near seeing than
    """
) - words_of("at i near in with to for by of as like and but get got about")
SPOKEN_TO_TWO = phrases_of("""
    spoke to, spoke with, speak with, chat with, talk to, talked to, talking to, speak to, went to see, happened
    to, listen to, listens to, said to, with my, sits with, works with, play with, plays with, played with, sat
    with, sit with, work with, session with, zoom with, meeting with, appointment with, been with, live with,
    lives with, thanks to, support for, help for, care for, best for, bad for, hard for, better for, place for,
    look after, looks after, looking after, wait for, waiting for, proud of, scared of, afraid of, think of,
    care of, grateful to, sorry to, important to, letter to, happen to, met with, report by, done by, seen by,
    written by, run by, assessed by, bullied by, hit by, hurt by, everyone like, people like, kids like,
    children like, ask for, apply for, applied for, diagnosis for, appointment for, ehcp for, plan for, school
    for, me and
    """)
DOING = words_of(
    """
    loves hates likes sees struggles goes says said wants needs cries sleeps feels gets enjoys understands talks
    thinks walks eats refuses tells told asks asked smiled laughed cried came went lives attends finds hit hits
    started starts turned sat sits screams screamed comes thinks misses knows wrote helped helps rang rings loved
    hated liked waited masks stims speaks spoke plays played felt shouted kicks bites learns learnt reads takes
    brings does doesn't doesnt can't cant couldn't won't wont isn't isnt wasn't hasn't hasnt hadn't didn't didnt
    used thrives thrived copes coped joined left moved stopped cancelled drives visited visits made makes gave gives
    listened listens explained promised worries calls calling uses wears has had got
    """
)
BEING = words_of("is was has had got will can and who turns turned aged")
SOMEBODY = words_of("""
    his her he she him autistic year years diagnosed non nonverbal my our i me out in at on not so very still now
    too scared happy anxious a an being been left with to
    """)
DOING_SURELY = words_of(
    """
    loves hates likes struggles says said cries cried sleeps wants feels enjoys rang told asked attends screams
    masks isnt isn't hasnt hasn't copes coped cancelled who sits sat thinks smiled thrives goes understands wrote
    explained refuses
    """
)
DOING_SURELY_TWO = phrases_of("""
    from camhs, from the, from sendiass, from school, from council, will not, will need, has no, has autism, has
    adhd, has a, has been, has had, has his, has her, got her, got his, is in, is autistic, is nonverbal, is non,
    is my, is so, needs his, needs her, needs a, gets his, gets her, and her, and his, was diagnosed, is
    diagnosed, was born, had a
    """)
SOMEBODY_SURELY = words_of("autistic diagnosed nonverbal his her year years he she non old")
OWNED = words_of(
    """
    mum dad teacher ta brother sister plan ehcp ehc school class needs behaviour anxiety autism birthday life annual
    review report social key support taxi driver operation diagnosis bedroom room parents family friend job house
    placement transition physio
    """
)
THINGS = words_of(
    """
    tree bush class term holidays holiday club room team group day days night plan school project centre street road
    lane close avenue house court cottage hall park hospital water college academy primary
    """
)
AFTER_PLACES = words_of(
    """
    street road lane close avenue drive court cottage hall park hospital water college academy primary school way
    crescent gardens terrace ward centre unit hub house trust foundation club library surgery clinic council nursery
    infants juniors
    """
)
JOINING = words_of("and & , or /")
PARTICLES = words_of("van von de del della da di le la al el bin ibn ul abu ap ben mac mc o st dos der ter")
ALSO_WORDS = words_of(
    """
    alex jean jean's jan ken jay mo lee sue pat ted tim max sam ali eve miles noel art iris hazel heather violet ivy
    amber jade ruby poppy daisy lily mercy blessing victor moses roman morgan taylor jordan chelsea georgia florence
    victoria sky skye jess cody liz rory jose tia talia cara mina ana an kai fran mike nick jim dan dev mona chen yi
    xin minh lara mei eli flora jasmine rosemary olive brooke penny carol dawn madison logan mason curtis courtney
    ashley ashton kelly francis jude miranda verity paris sydney casey piers norman angus alistair harris harrison
    ross scott stewart
    """
)
SMALL_LETTER_CUES = (TITLES - TITLES_THAT_ARE_WORDS) | FAMILY_TITLES | words_of("miss name names called known im call")
"""Without one of these (or a given name) a text in small letters holds no name that we could find."""
