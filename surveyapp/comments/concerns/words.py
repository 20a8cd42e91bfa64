"""Groups of words that concern rules share, and the words too common to look for first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveyapp.comments.word_sets import words_of

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(words.split())
        for name, words in {
            "me": """
                me us him her them my his our their myself
            """,
            "one": """
                i im ive id ill he hes she shes they theyre we were son daughter child boy girl kid you
            """,
            "be": """
                am is are was were be been being im hes shes theyre youre were gets get got getting feel feels
                felt
            """,
            "self": """
                myself himself herself themselves themself yourself ourselves hisself theirself theirselves
                my_self him_self her_self them_selves your_self me_self meself
            """,
            "want": """
                want wants wanted wanting wanna want_to wish wishes wished wishing wants_to wanted_to wanting_to
                hope hopes hoping rather wonted would_like think_about thinks_about thinking_about thinking_of
                talks_about talking_about talked_about talk_about ready_to going_to gonna try_to tries_to
                tried_to trying_to threatens_to threatened_to threatening_to says_he_will said_he_will plan_to
                plans_to planning_to
            """,
            "not": """
                not dont doesnt didnt wont wouldnt cant couldnt isnt arent wasnt havent hasnt hadnt cannot never
                aint havnt hasnt hadnt dosnt nt no_longer stopped stops stop refuse refuses refused refusing
                barely hardly do_not does_not did_not dosent doesent dosnt dnt wont_even
            """,
            "no-longer": """
                anymore any_more no_more nomore no_longer any_longer much_longer another_day like_this
            """,
            "parent": """
                dad daddy dads mum mummy mums mom mommy mam mammy father mother stepdad stepmum stepfather
                stepmother step_dad step_mum step_father step_mother stepdads mother_s parents papa mama baba
                ammi abbu tata
            """,
            "family": """
                dad daddy dads mum mummy mums mom mommy mam mammy father mother stepdad stepmum stepfather
                stepmother step_dad step_mum step_father step_mother parents papa mama baba uncle uncles auntie
                aunty aunt grandad granddad grandma nan nanny nana gran grandpa cousin cousins brother brothers
                sister stepbrother step_brother bf boyfriend girlfriend partner husband wife ex exs relative
            """,
            "adult": """
                teacher teachers ta tas staff carer carers foster_carer foster_mum foster_dad man men bloke
                blokes guy lady woman coach driver escort taxi_driver bus_driver tutor doctor nurse
                support_worker keyworker key_worker neighbour lodger babysitter adult adults grown_up grownup
                grown_ups sir miss assistant headteacher leader imam priest vicar therapist
            """,
            "pronoun": """
                he she they hes shes theyre hed theyd someone somebody
            """,
            "peer": """
                boy boys girl girls kid kids lad lads children child pupil pupils student students people
                classmates gang bully bullies others year_11s teenagers teens
            """,
            "home": """
                home house dads mums bed bedroom room nans uncles flat school bus taxi
            """,
            "hit": """
                hit hits hitting beat beats beating beaten punch punches punched punching kick kicks kicked
                kicking slap slaps slapped slapping smack smacks smacked smacking whack whacks whacked whacking
                thump thumps thumped thumping strangle strangles strangled strangling choke chokes choked
                choking throttle throttled spank spanks spanked spanking batter batters battered battering
                headbutt headbutted headbutts stab stabs stabbed stabbing whip whips whipped burn burns burned
                burnt burning bite bites biting pinch pinches pinched pinching hurt hurts hurting hurted harm
                harms harmed harming attack attacks attacked attacking assault assaults assaulted assaulting
                scald scalded bash bashes bashed bashing clobber clobbered wallop walloped clout clouted belt
                belts belted hert hitted smash smashes smashed thrash thrashed thrashes brayed lamp lamped
                lays_into laid_into lay_into kill kills killing
            """,
            "grab": """
                grab grabs grabbed grabbing drag drags dragged dragging shove shoves shoved shoving push pushes
                pushed pushing throw throws threw throwing pin pins pinned pinning hold holds held holding shake
                shakes shook shaking slam slams slammed slamming pull pulls pulled pulling yank yanks yanked
                yanking squeeze squeezed chuck chucked chucks
            """,
            "scared": """
                scared afraid frightened frighten terrified petrified fear fears fearful scare fearing feared
                terrifies frightens scares scares_me shit_scared dread dreads dreading nervous anxious
            """,
            "touch": """
                touch touches touched touching fondle fondles fondled fondling grope gropes groped groping
                strokes stroked stroking rub rubs rubbed rubbing molest molests molested molesting feels_up
                feel_up felt_up kiss kisses kissed kissing lick licks licked
            """,
            "private": """
                private_part* private_bits private_bit privates private_area private_areas private_place
                private_places down_there willy penis vagina bum boobs breast breasts fanny dick cock crotch
                groin bits genital* minnie foof tuppence knickers pants underpants underwear bra bottom
                between_my_legs between_her_legs between_his_legs chest thigh thighs
            """,
            "pills": """
                pills pill tablets tablet paracetamol calpol ibuprofen meds medication medicine painkillers
            """,
            "pictures": """
                picture pictures pic pics photo photos video videos nudes images image selfie selfies
            """,
            "give": """
                give gives gave giving given buy buys bought buying offer offers offered offering send sends
                sent got gets getting has_got came_home_with comes_home_with turned_up_with turning_up_with
            """,
            "menacer": """
                dad daddy stepdad stepfather step_dad stepmum uncle ex husband boyfriend partner grandad cousin
                stepbrother step_brother mums_boyfriend mums_partner mum_s babysitter lodger bf dads father
                mum_and_dad mams_boyfriend mum_boyfriend foster_brother foster_dad stepsister big_brother
            """,
            "menace": """
                hit hits hitting hurt hurts belt slap slaps slapped punch punches punched kicks kicked bruise*
                blood bleeding smack smacks smacked threw throws fist fists pinches burnt burns scared afraid
                frightened terrified flinch* hide hides hiding hid cry cries crying scream screams screaming
                shouting rage temper smash* locked locks lock knife drunk vodka wine drinks drinking weed drugs
                naked undress* touch* tickl* secret knickers underwear police threat* kill* strangl* choke*
                violent grabs grabbed shakes shaking nightmares wets creepy rude angry furious angrier nasty
                follows spit spits pillow squash* smother* bruises purple cigs cigarette cross_with needles
            """,
            "blade": """
                blade blades razor razors knife scissors sharpener sharpner compass glass pin needle lighter
                ruler sharp_bit sharp_edge sharp_thing sharp_things something_sharp tin_lid can_lid
            """,
            "limb": """
                arm arms wrist wrists leg legs thigh thighs skin knuckles tummy stomach
            """,
            "often": """
                every_day everyday every_night every_single_day all_the_time always constantly daily
                again_and_again for_months for_years for_weeks every_time every_week each_day non_stop nonstop
                relentless* still years
            """,
            "night": """
                at_night in_the_night all_night overnight for_hours for_days all_day all_weekend weekend
                weekends every_night most_nights days hours night
            """,
        }.items()
    }
)
"""Written without apostrophes, as the texts are read: "don't" is `dont`."""

COMMONEST = words_of("""
    a about after again all always am an and any are as at be because been being but by can cant child children
    come could day days did didnt do does doesnt dont down each every feel for from get gets getting go goes going
    good got had has hasnt have havent he help her here hes him his home house how i if ill im in into is isnt it
    its ive just kid kids know like lot make makes me more most much mum mums my need never night no not nothing
    now of off on one only or other our out over people put really room said same say says school shes she should
    so some someone son staff still stop than that the their them then there they theyre thing things think this
    time to today too up us use very want wanted wants was way we well went were what when where which who why
    will with without wont would year years you your boy girl daughter dad teacher teachers parents parent always
    left long need bit better able let back see sees hope bed bus taxi bad people hours weeks week months take
    takes took taking tell tells told talk him looking look give given gave safe called call calls keep keeps
    anyone everyone nobody anything doctor nurse miss brother sister try tried trying medication medicine photo
    photos friend friends change lunch food small alone own
    """)
"""Words that so many comments hold that looking for them first would save no time."""
