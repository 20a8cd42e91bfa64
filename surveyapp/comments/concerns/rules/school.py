"""Rules about severe bullying, and about being held down or locked up where a child is cared for or taught."""

from __future__ import annotations

from surveyapp.comments.concerns.kinds import ConcernKind
from surveyapp.comments.concerns.rules.rule import rule

SCHOOL_RULES = (
    rule(
        ConcernKind.BULLYING,
        "bullied so that it does harm",
        """
        bully|bullys|bullies|bullied|bullying|picked_on|picking_on|picks_on|pick_on ... every*|all_the_time|constant*|
            always|so_bad|badly|relentless*|months|years|weeks|daily|horrif*|severe*|nobody|no_one|noone|nothing|cant|
            wont|scared|afraid|die|dead|kill|hurt*|hit|hits|hitting|punch*|kick*|beat*|threat*|cry|cries|crying|sick|
            stop|hate|ignored|ignores|ignore|refus*|still|anymore|terrified|police|attack*|trauma*|hospital|worse|
            wasnt_dealt|not_dealt|because_of|disab*|online|broke*|suffer*|steal|money|follow*|home|sleep|leave|left|
            move|moved|toilet|toilets|spit*|stones|named|names
        every*|all_the_time|constant*|always|so_much|badly|relentless*|months_of|years_of|daily|severe*|severely|
            horrif*|getting|gets|get|got|been|being|am|im|still|is|was|keep|keeps|they|by|physically|really|racist|
            homophobic|cyber|online|because|terrible|awful .. bully|bullys|bullied|bullying|bullies
        cyberbull*|cyber_bull*|bullycide
        bully|bullies|bullys|bullying me|him|her|us|my|them
        bullies|bullied .. at|in|on|by|for|since .. school|class|bus|taxi|college|home|everyone|kids|lads|girls|boys|
            peers|teacher|staff|phone|being|because|having
        tell|tells|telling|told|say|says|said|saying|write|wrote|writing|messag*|text*|should|shouting|sent|send|go|
            comment* .. me|him|her|to|i|just|and .. kill_myself|kill_yourself|kys|kill_himself|kill_herself|die|
            should_die|not_exist|hang_myself|jump|drink_bleach|dead|go_and_die
        <peer>|they|he|she .. <hit> .. me|him|her|my|us|them
        <peer>|they|gang .. <grab> .. me|him|her|my|us .. over|down|into|stairs|against|wall|floor|head|toilet|bush|
            locker|road|out|hair
        head .. in|down|into .. toilet|bin|loo
        gang|gangs|ganged|ganging|jumped|jump|surrounded|corner*|cornered .. up|on|by|me|him|her|my .. me|him|her|
            group|boys|lads|girls|in|toilet*|after|my|them|school
        spit|spits|spat|spitting|wee|weed|wees|pee|peed .. on|at|in .. me|him|her|my|us|his|food|face
        throw|throws|threw|thrown|throwing .. stones|rocks|bricks|food|eggs|bottles|things|cans|chairs|stuff|glass|
            fireworks .. me|him|her|us|house|my|window
        film|films|filmed|filming|video|videoed|record* .. me|him|her|it|fight|meltdown|meltdowns .. post*|share*|
            shared|online|snap*|tiktok|insta*|laugh*|everyone|sent|internet|while
        post|posts|posted|share|shared|spread|spreading|put .. about|of|on .. me|him|her|online|tiktok|snap*|insta*|
            lies|rumours
        they|boys|girls|kids|lads|bullies|gang|he|she|someone|group wait|waits|waiting|waited .. for .. me|him|her ..
            outside|after|gate|gates|home|bus|toilets|corner
        steal|steals|stole|stealing|take|takes|took|robbed|nick*|snatch* .. my|his|her|off .. money|dinner_money|
            lunch_money|bag|phone|glasses|lunch|crutches|hearing_aid|hearing_aids|wheelchair
        call|calls|called|calling|shout|shouts|shouting .. me|him|her|names .. retard*|spaz|spastic|freak|mong|names|
            gay|fag*|tranny|paki|nigg*|n_word|ugly|fat|stupid|weirdo|terrorist|psycho|special|thick|dumb|every|all|
            always|constantly
        retard*|spastic|spaz|mong|faggot|paki|n_word|racist|racism|racial*|homophobic|transphobic|slur|slurs
        everyone|everybody|they|all|people|nobody|no_one|whole_class|noone hate|hates|hated|laughs|laugh|laughing|
            laughed|likes|excludes .. me|at_me|at_him|at_her|him|her|my
        make|makes|made|making|forc*|dare* .. me|him|her .. eat|drink|lick|fight|touch|kneel|bark|pull|strip|do ..
            mud|poo|dirt|floor|things|toilet|worms|dog|shoe|shoes|trousers|stuff|it|pants|bin
        attacked|attacks|attacking|assault*|jumped|mugged .. by|on|me|him|her|in|at|outside|my
        harass*|victimi*|intimidat*|tormented|tormenting|persecut*|hate_crime
        eat|eats|eating|hide|hides|hiding|spend|spends|sit|sits|lunch|dinner|break .. in|inside .. loo|toilet|toilets|
            cubicle|library .. so|because|cos|every|cant|alone|them|they|hide|until|at
        nobody|no_one|noone|everyone|they|all .. sit|sits|talk|talks|play|plays|move|moves|ignore|ignores|ignored|
            leave|runs|run .. with|to|away|me|us .. me|him|her .. smell*|every|because|weird|freak|ever|at_all|.
        knows|know|found|finds .. where .. live|lives
        group_chat|groupchat|page|account|snap|tiktok|story .. about|of .. me|him|her|hate*|called
        every_day|everyday|daily|always|all_the_time|constantly|each_day|keep|keeps|most_days & call|calls|calling|
            name|names|push*|trip*|hit|hitting|kick*|spit*|punch*|laugh*|steal*|take_my|threat*|pinch*|nettles|bins|
            pull* & me|him|her|they
        they|kids|boys|girls|lads|people|bullies|he|she & push*|trip*|trap*|shov*|drag*|hold|held|lock*|threw|throw*|
            chas*|corner*|pull*|film*|stole|steal* & nettles|toilet|bin|stones|head|tap|down|stairs|me_in|him_in|
            her_in|cry*|laugh*|trousers|bag|wheelchair|scared|every
        follow|follows|followed|chase|chased|chases me|him|her .. home|school|bus|every|and|after|toilet*|outside
        r_word|n_word|the_r|f_word|slurs & call*|me|him|her
        scared|afraid|terrified|dread*|wont|refuses|cant|sick|cries|begs & school|bus|playground|toilets|lunch|
            changing_rooms & bully|bullies|they|boys|girls|kids|because|hit*|punch*|what_they|laugh*|threat*
        set|burn|burnt|cut|light .. fire|hair .. me|him|her|my|bag|blazer|off
        """,
    ),
    rule(
        ConcernKind.RESTRAINT,
        "held down, dragged, shut in or kept apart by staff",
        """
        wear|wears|kept|put|walked & lead|leash|reins|muzzle|helmet_all|chain
        padded cell|room|cubicle|box
        cell|cage|pen|lockup|lock_up & hours|school|unit|staff|put|him|her|in
        restrain*|seclu*|prone|handcuff*|straitjacket|straight_jacket|face_down|facedown|physical_intervention|
            physically_intervene*|safe_hold*|mechanical_restraint|rapid_tranq*|sedat*
        sat|sit|sits|sitting|kneel*|knelt|lie|laid|lay|leant on_top|on_top_of|on? me|him_to|him_until|him_while|
            her_to|her_until|her_while|my_son|my_daughter
        held|hold|holds|holding|pin|pins|pinned|pinning|force*|push* .. me|him|her|them|us|child|children|my|son|
            daughter|kids|people|on .. down|floor|ground|against|wall|face|arms|wrists|legs|by|tight*|hard|chair|
            still|minutes|back|neck|table|until
        held|pinned|pin|hold|holding|holds|pushed down|against|by_his|by_her|by_my|on_the_floor|to_the_floor|in_a_hold
        <adult>|they|he|she|it_took|people|adults .. sat|sit|sits|lay|laid|kneel*|knelt on .. me|him|her|my|his|top
        lock|locks|locked|locking|shut|shuts|shutting|put|puts|trap|trapped|kept|keep|keeps|stuck|left|confin*|bolted|
            barricad* .. me|him|her|us|them|in|inside|door|child*|son|daughter .. room|cupboard|isolation|seclusion|
            pod|cubicle|booth|cell|toilet|toilets|office|store|shed|garage|corridor|alone|classroom|bedroom|car|taxi|
            bus|cage|basement|cellar|box|outside|box_room|bathroom|minibus|loft|hours
        lock|locks|locked|locking|shut|shuts|trapped|bolted .. in|inside .. my|a|the|his|her|by|room|there|and|on|
            alone|all|for|at|.
        locked|shut in|inside|up
        lock|locks|bolt|bolts|locked on .. door|doors|outside|bedroom|room|gate
        calm|calming|quiet|safe|sensory|time_out|timeout|blue|padded|soft|reflection|isolation|regulation|chill|
            separate|small|dark|empty|bare room|rooms|space|pod|booth .. lock*|hours|all_day|shut|held|hold*|cant|
            alone|hour|forced|drag*|wont_let|not_let|against|scared|screaming|hates
        isolation|internal_exclusion|isolated .. hours|all_day|days|weeks|every|day|room|booth|alone|own|months|time|
            rest|desk|corridor
        in|into|to|put_in|of|kept_in|an isolation
        drag|drags|dragged|dragging|carried|carry|frogmarch*|manhandl*|man_handl*|march|marched|haul* .. me|him|her|
            son|daughter|child|out|into|down|by|across|along|off|to|my .. room|corridor|floor|arm|arms|class|
            classroom|feet|hair|legs|hall|car|taxi|bus|wrists|ankles|kicking|screaming
        tie|tied|ties|strap|straps|strapped|strapping|buckle*|belted|harness* .. me|him|her|them|into|to|in|down|my
            .. chair|wheelchair|down|table|seat|bed|harness|all_day|for_hours|desk|pushchair|buggy|hours|day
        <not> let|allowed|allow|letting|permitted .. me|him|her|us|out|to|go|use|have|my .. toilet|loo|out|drink|
            water|leave_the_room|move|outside|break|fresh_air|food|lunch|phone_mum|ring_mum|call_mum|chair|wheelchair
        wet|wets|wetting|soiled|wee|weed .. himself|herself|myself|themselves|pants .. not|because|wont|wouldnt|
            allowed|let|toilet|waiting|scared|class|chair|left
        grab|grabs|grabbed|grabbing|squeez*|twist*|yank*|pull*|jerk* .. by|my|his|her|me|him .. arm|arms|wrist|wrists|
            neck|hair|ear|collar|hood|shoulder|shoulders|hand|throat|leg|face|hard|blazer
        went|go|goes|was|is|until|till .. quiet|blue|limp|floppy|purple|still & sat|held|held_down|back|lay|on_him|
            on_her|pinned|down|staff
        <adult>|staff|they|school & locked|lock|locks|locked_in|drag*|strap*|pinned|held_down|cupboard|restrain*|
            shut_in|sat_on|tied|handcuff*|wrists
        strap*|tied|belt*|buckl*|harness*|left|kept & chair|wheelchair|buggy|standing_frame|pushchair & hours|hour|
            all|afternoon|day|whole|morning|every
        took|take|takes|taken|removed|confiscat*|turned|switched .. communication|book|talker|voice|device|tablet|aac|
            wheelchair|hearing_aid|hearing_aids|frame|splints & punish*|away|naughty|behav*|because|quiet|off
        left|leave|leaves|kept|keep|put|stuck|strapped|sat .. frame|standing_frame|standing|chair|wheelchair|sling|
            hoist|harness|bed|minibus & till|until|hours|hour|all|day|afternoon|feet|screaming|crying|black|sore|alone
        harness|straps|strap|splints|hoist & bruis*|wrists|marks|sore|tight|purple|bleed*|screaming|crying|all_day|
            hours|refus*
        carry|carried|carries|carrying & screaming|kicking|crying|adults|staff & room|out|him|her|me
        pa|carer|carers|escort|support_worker|driver|respite_worker|key_worker|staff & drunk|drinks|drink|smacks|
            slaps|hits|pinches|shouts|swears|steals|threat*|rough|phone_all|asleep|left_him|left_her|hurt|hurts
        taped|gag|gagged|caged|cage|blindfold*|mittens
        <adult>|staff|they .. took|take|takes|removed|takes_away|taken|turn*|switch* .. his|her|my|away|off ..
            wheelchair|walker|talker|aac|communication|ipad|tablet|device|voice|crutches|power
        four|three|five|2|3|4|5|two|six adults|staff|men|teachers|people|grown_ups|tas .. hold*|held|restrain*|carry|
            carried|carrying|pin*|drag*|sit|sitting|sat|grab*|force*
        <adult>|staff|they .. <hit> .. me|him|her|my|children|us|kids|child|them
        breathe|breath|breathing .. cant|couldnt|not|held|hold|down|restrain*|face|floor|on
        cant|couldnt|could_not|cannot breathe
        """,
    ),
)
