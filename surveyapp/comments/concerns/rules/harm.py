"""Rules about being hurt, abused, neglected or afraid, and about violence at home."""

from __future__ import annotations

from surveyapp.comments.concerns.kinds import ConcernKind
from surveyapp.comments.concerns.rules.rule import rule

HARM_RULES = (
    rule(
        ConcernKind.HURT,
        "somebody hits or hurts a child, or anybody",
        """
        tie|ties|tied|tape|taped|bound|cuffed|bind his|her|my hands|wrists|legs|feet|arms|mouth|ankles
        lifts|raises|moves|lift|raise .. hand|arm|voice & flinch*|duck*|cower*|cry*|cries|covers|hides
        <hit> .. me|us|my|mum|mummy|mam|brother|sister|baby
        <hit> him|her|them|children|kids|son|daughter|each_other|pupils|people|everyone|somebody|someone|staff|
            one_another
        <family>|<adult>|<pronoun> .. <hit> .. me|us|him|her|them|my|mum|mummy|children|kids|son|daughter|brother|
            sister|baby|child|people
        <grab> .. me|him|her|us|my|his|them .. down|over|against|into|across|onto|floor|wall|stairs|about|around|
            round|arm|arms|hair|neck|throat|wrist|wrists|ear|face|by|off|downstairs|outside|room|so_hard|roughly
        <family> .. <grab> .. me|us|him|her|my|mum|things|stuff|plates|them
        <grab> .. things|stuff|plates|plate|chairs|chair|shoes|objects|bottles|phone|remote .. at|across .. me|us|him|
            her|mum|room|my|wall
        be|get|gets|got|getting|being|was|been|is|were|im|are|hes|shes .. hit|beaten|beat|punched|kicked|slapped|
            smacked|strangled|choked|burnt|burned|stabbed|battered|whipped|spanked|hurt|headbutted|attacked|assaulted|
            thumped|harmed|scalded|bitten .. by|at|from|when|if|for|because|again|up|with|every|all|and|in|on|daily
        get|gets|got|getting|gave|give|gives|given .. a|the hiding|beating|beatings|belt|slap|smack|clip|battering|
            pasting|licking|kicking|cane|slipper|whipping|good_hiding|back_hander|thrashing
        i|we|he|she|they get|gets|got|getting hit|beat|beaten|smacked|hurt|slapped|battered
        beat|beats|beating|beaten|bash|bashed|battered .. up
        <menacer> & <menace>
        <adult>|staff & hit|hits|hitting|slap*|smack*|punch*|pinch*|kicked|kicks|bruise*|threw|spit|spat|squeez* & me|
            him|her|my|his|them|child*
        uses|used|gets|got|has|fetches|takes_off|threatens|takes .. belt|slipper|wooden_spoon|cane|shoe|stick .. off|
            on|when|if|to|out|for|with
        break|broke|smash|snap|cut_off|chop|burn .. my|his|her|your .. legs|leg|arms|arm|fingers|face|teeth|neck|head|
            hands
        finger|fingers|hand|teeth|bite|belt|grip|strap mark|marks|prints
        cig|cigs|cigarette|cigarettes|fag|fags|lighter|iron|cooker|hob|kettle & puts|put|burn*|burnt|on_me|arm|skin|
            held|against|out_on|next|threw|hot
        dog|cat|hamster|rabbit|pet|puppy|kitten & kick*|hurt*|kill*|burn*|strangl*|throws|threw|drown*|tortur*|cig*|
            hits|hit & he|she|dad|brother|stepdad|him|boyfriend|they|i
        pillow|cushion|blanket|duvet .. over|on .. face|head|mouth
        <pronoun>|<family>|<adult> squash*|smother*|suffocat*|crush* .. me|him|her|them
        im|he|she|youre|hes|shes|i_am next .|if
        wooden_spoon|belt|slipper|cane & get|gets|got|if|when
        feet|legs|arms|wrists|hands|face|lips|neck|back & purple|black_and_blue|swollen|blue & <adult>|<pronoun>|till|
            until|home|came|from|harness|chair|staff|school|respite
        purple|blue|yellow|black bits|marks|patches|bits_on|eyes|finger*
        gets|get_s|get it .|if|too|worse & or|mum|mums|sister|brother|family|dad
        with|using .. belt|stick|slipper|spoon|shoe|cane|hanger|fist|fists|hairbrush|lead|cable|wire|ruler|iron|
            cigarette|hammer .. hit*|beat*|smack*|hurt*|me|us|him|her|my|bum|arm|legs
        <hit> .. with .. belt|stick|slipper|spoon|shoe|cane|hanger|fist|fists|hairbrush|lead|cable|wire|ruler|iron|
            cigarette|hammer|hands|hand|knife
        sits|sat|sitting|lies|lay|kneels|knelt|stands|stood|lying on me|him|her|us|my_chest|my_back|his_chest|
            top_of_me|top_of_him|top_of_her|my_head
        on_top|ontop|on_top_of|ontop_of|top of? me|him|her|us
        cant|couldnt|cannot|not|hard_to breath|breathe|breathing
        bruis*|black_eye|black_eyes|split_lip|busted_lip|fat_lip|handprint*|hand_print*|finger_marks|finger_prints|
            cigarette_burns|belt_marks|welts|broken_nose|blood_nose|carpet_burns|friction_burns
        mark|marks|scratches|burn|burns|cuts|injury|injuries|injured|swelling|lumps .. on|all_over .. me|him|her|my|
            his|their|body|arm|arms|back|legs|neck|face
        unexplained|came_home_with|comes_home_with|come_home_with|coming_home_with|explain|explained|hide|covered|hid
            .. bruis*|mark|marks|injur*|scratches|burn|burns|cuts
        <family>|<adult>|he|she|they|someone|somebody|who|staff|bullies|boys .. broke|breaks|fractured|dislocated|
            snapped|twisted|twists|broken .. my|his|her|their .. arm|wrist|rib|ribs|nose|fingers|finger|leg|jaw|tooth|
            bone
        hand|hands|fingers|arm around|round|on|over my|his|her|their neck|throat|mouth|face
        lays|lay|laid|raise|raises|raised|put|puts .. hand|hands|fist|finger|fists on|to|at .. me|him|her|us|mum|
            child|my|them
        <family>|<pronoun>|<adult> hurt|hurts|hurting|harm|harms|harming|hert
        hurt|hurts|hurting|hurted|hits|hit|smacks me|us|him|her
        hurt by .. <family>|<adult>|someone|somebody
        who|person|people|someone|somebody|man|one .. hurt|hurts|hurting|hits|hit|harms me|us|him|her|my
        <family>|<pronoun> .. lashes|lash|lashed|kicks|kicked|flew|lose|loses|lost|takes|took .. out|off|rage|temper|
            it .. at|on|with|and .. me|us|him|her|mum|hit|hits|smash*
        loses|lost|lose his|her|my|their temper|rag|it
        violent|violence|violently
        punch-up|punched|strangl*|throttl*|headbutt*|stabb*|kicked_in|beaten
        gets|get|got|is|goes|go|turns|gone rough|physical|nasty|aggressive with|to|towards|at|when
        heavy_handed|rough_with|roughly|smacking|man_handl*|manhandl*|physically_hurt*|physically_abus*|
            physical_abus*|corporal
        """,
    ),
    rule(
        ConcernKind.ABUSE,
        "abuse, cruelty and threats, also in words",
        """
        abus*
        tortur* .. me|him|her|us|them|child*|by|animals|cat|dog|at_home
        torment*|cruel|cruelty|degrad*|humiliat*|sadistic|maltreat*|mistreat*|ill_treat*|mis_treated|ill_treatment
        threat|threats|threaten*
        <parent> .. hates|hate|hated|despises|disown* me|him|her|us|them
        <family>|<adult>|<pronoun> .. call|calls|called|calling|says|say|said|tell|tells|telling|told .. worthless|
            stupid|useless|retard*|spastic|idiot|dumb|thick|pathetic|waste|freak|disgusting|evil|mistake|burden|
            rubbish|slag|bitch|nothing|devil|possessed|fat|names|unwanted
        <parent>|he|she|they .. wish|wishes|wished ... never .. born|had|been
        <parent>|he|she|they .. wish|wishes|wished .. dead|died|aborted|put_me
        <family>|he|she|they .. scream|screams|screaming|screamed|shout|shouts|shouting|shouted|yell|yells|yelling|
            swear|swears|swearing .. at|in .. me|us|him|her|my|face|mum|children|each_other|them
        scream|screams|screamed|screaming|shouted|shouts|yells|yelled|swears|swore in|at .. face|me|child*|him|her|
            my_son|us|them
        <family>|<adult>|<pronoun> does|did|do|done|doing .. bad|horrible|nasty|mean|weird|strange|funny|things|stuff|
            rude|something .. to|dont|with|that
        bad|horrible|nasty|mean|awful|wrong|weird .. things|stuff|something .. to|happen*|did|does|done|with .. me|
            him|her|us|at_home|my|night
        something|things bad|horrible|awful|wrong|terrible|not_right .. happen*|going_on|home|is
        something|things happen*|happened|going_on .. to .. me|him|her|dont_talk|not_allowed|cant_talk|home
        not_allowed_to|cant|cannot|dont_want_to|scared_to|afraid_to|told_not_to|told_me_not_to|said_not_to|must_not|
            mustnt|wont|too_scared_to|never_told|havent_told|not_to tell|talk_about|say|speak .. you|anyone|anybody|
            mum|happens|happened|home|teacher|what|them|him|about|it|people|social
        secret|secrets
        punish*|punishment .. food|meal|dinner|lock*|cold|hit*|garage|dark|room|standing|kneel|outside|hours|water|
            bath|days
        cold shower|showers|bath|baths|water
        treat|treats|treated|treating .. animal|slave|dirt|dog|rubbish|nothing|prisoner|piece
        lock|locks|locked|locking|shut|shuts|trap|trapped .. me|us|him|her|them|my .. in|out|up|inside|outside
        tie|ties|tied|tying|chain|chained|tape|taped|strap|straps .. me|him|her|us|to|up|mouth
        wash|washed|soap|pepper|chilli|sock|rag .. mouth
        forc*|made|makes|make .. me|him|her|us .. stand|sleep|sit|eat|drink|kneel|stay|wear .. outside|garage|corner|
            floor|cold|vomit|own|shed|dark|nappy|hours|off_the|soap|all_night
        safeguarding concern*|referral*|issue|issues|incident*|alert*|matter|risk|risks|disclos*|report*|failure*|
            failing*
        child_protection|section_47|cp_plan|lado
        police_protection|disclosed|disclosure|disclosing
        <family>|he|she breaks|broke|smash*|destroy*|burns|burnt|burned|threw .. my|his|her toys|things|phone|stuff|
            communication|aac|talker|hearing_aids|glasses|wheelchair
        drag* .. by|out|across|along|into .. hair|arm|arms|legs|room|floor|bed
        honour|honor based|killing|violence
        exorcis*|witch|witchcraft|jinn|black_magic|juju|evil_spirit*
        """,
    ),
    rule(
        ConcernKind.DOMESTIC_ABUSE,
        "violence or control between adults at home",
        """
        let|lets|letting himself|herself|themselves in|into
        key|keys & ex|he & house|in|night|lets|back|still|changed
        without him|her|them|dad|husband|my_husband|him_being there|listening|in_the_room|watching|knowing|present|
            checking|permission
        domestic|domestically violen*|abuse*|incident*|situation
        dv|womens_refuge|in_a_refuge|to_a_refuge|non_molestation|restraining_order|coercive*|gaslight*|marac|
            clares_law|idva
        they|mum_and_dad|dad_and_mum|parents fight|fights|fighting|argue|arguing|scream and|so|till|until i|we|my ..
            hold|hide|hides|cover|put|take|sit|cry|cuddle|wait
        <family>|<pronoun> .. <hit>|<grab>|scream*|shouts|shouted|threatens|strangles .. mum|mums|mummy|mam|mom|
            mother|nan|wife|sister|stepmum
        mum|mummy|mam|dad|mother|nan|they gets|get|got|was|is|being hit|hurt|beaten|punched|slapped|shouted_at|
            battered
        <parent>|they|parents .. fight|fights|fighting|scream*|argue|argues|arguing|shout|shouts|shouting|screaming
            .. all|every|always|night|scared|scares|hide|police|each_other|loud|lot|time|constantly|bad|badly|
            upstairs|throw*|hits
        ex|ex_husband|ex_wife|ex_partner|husband|wife|partner|boyfriend|girlfriend|bf|gf .. hit*|hurt*|beat*|punch*|
            chok*|strangl*|kick*|threat*|control*|violen*|abus*|stalk*|follow*|scared|afraid|rage|drunk|police|slap*|
            rape*|smash*|scream*|push*|shov*|throw*|kill*|watching|tracking|tracks|monitors
        <family>|he|she|hes|shes control* .. me|us|her|him|money|everything|what|phone|life|who|mum
        controlling
        <family>|<pronoun> wont|doesnt|refuses|never|not let|lets|letting|allow|allows|to_let .. me|us|mum|her|him ..
            leave|see|out|have|go|work|speak|money|friends|phone|talk|use
        <not> allowed .. to? leave|see|have|speak|talk|go .. house|friends|family|money|phone|out|own|anyone|mum|
            outside
        takes|took|takes_all|controls|checks|checking|smashed my|her|all|mums phone|money|bank|keys|passport|benefits|
            wages
        walk*|treading|tread|tiptoe*|tip_toe on|around|round egg|eggshells|eggshell|egg_shells|him|his_moods|her_moods
        smash*|break|breaks|broke|trashed|trashes|punch|punches|punched|kicked|kicks .. house|home|door|doors|walls|
            wall|plates|tv|window|windows|everything|furniture|things|stuff|up
        police .. came|come|called|coming|home|house|door|again|involved|dad|mum|husband|ex|arrested|out_to
        arrest*|injunction|bail|stalk*|assault*|cctv_for
        leave|left|leaving|escape|escaped|fled|flee|fleeing|get_away|hiding .. him|husband|ex|partner|violen*|abus*|
            relationship|dad|home_because
        scared|afraid|frightened|terrified .. husband|ex|partner|boyfriend|dad|home
        if i|she|we|mum|he leave|leaves|left|go|leaving|tell|speak|ask|say|dont|try|tries .. he|hell|shell|she|they
            .. will|ll|would|take|kill|hurt|find|tell|keep|get|says|said|burn
        says|said|threatens .. if i|she|we .. leave|left|tell|go|dont
        ask|permission|allowed|have_to_ask|need_to_ask .. before|to|use|for .. car|phone|money|shop|leave|go_out|
            shower|spend|bank|eat .. he|him|husband|hes|partner|at_work|anything
        while|before|when|until|whilst hes|he_is|shes|my_husband_is|dad_is at_work|out|asleep|not_here|home|in_bed|
            downstairs|gone
        tracks|tracking|tracker|monitors|tracked|follows my|our|her|where|me|phone|messages|car|mileage|us|everywhere
        checks|reads|goes_through|records|checking|controls|searches my|her|our phone|messages|emails|texts|mileage|
            receipts|bag|calls|post
        no_one|nobody|noone|else|never .. want|wants|love|have|put_up_with .. someone|somebody|anyone|person|woman|
            girl|me|her .. like|else
        hear*|listen* .. mum|them|dad|mummy .. cry*|scream*|shout*|fight*|hit*|argu*|downstairs
        mum|mummy|mam cries|cry|crying|hides|bleeding|bled|bruise*|black_eye|hurt
        <family>|he|she|hes|shes|they drunk|drinks|drinking|drink|drank|pissed|high|stoned|wasted|using .. angry|
            shouts|hits|scared|mean|nasty|hit|shouting|gets|every|all|too|alot|lot|lots|vodka|wine|beer|drugs|and|so
        red|black|sore|swollen|fat|bust|busted|cut|split|bruised eye|eyes|lip|face|cheek|arm|neck & fell|said|mum|
            mummy|door|walked|clumsy|dad|sunglasses|makeup|says|cry*
        walked_into|fell_down|said_she_fell|says_she_fell|fell_again|clumsy & mum|mummy|mam|door|bruise*|eye|she|
            stairs
        ex|he|husband|ex_partner|ex_husband .. turns_up|turned_up|sits|sat|parks|drives|waits|stands|shows_up|
            drives_past|comes .. outside|house|work|school|van|car|gate|past
        wages|money|benefits|bank|card|account|allowance|twenty_quid|receipts .. he|husband|partner|takes|gives|
            controls|his_name|account_for|ask|his_account
        he|husband|partner|ex|boyfriend takes|took|keeps|kept|hides|hid|controls .. my|all|the|her .. wages|money|
            card|keys|phone|passport|pay|benefits|tablets|car_keys
        locked|lock|locks|barricade|chair|sleep|slept|hide|hid|hiding|push .. bathroom|door|bedroom|wardrobe|toilet|
            under & dad|he|him|stepdad|brother|mum|mums|hes|angry|home|out|shouting
        changed|changing|change the_locks|locks|our_names|my_number|refuge & he|him|ex|find
        find|finds|found|finding|looking_for|coming_for|come_for us|me|her|them|where_we .. if|and|wherever|again|he|.
        im|i_am|am|shes|she_is|mum_is|were|mums not|never allowed .. friends|friend|money|phone|bank|card|job|out|
            visitors|family|drive|leave|alone|work|keys|facebook|see|anyone
        he|husband|partner|dad|boyfriend|she reads|opens|checks|listens|watches|records .. everything|my|our|all|
            letters|post|emails|messages|calls|phone|in
        dont|do_not|please_dont|cant send|post|write|ring|call|email|text .. house|home|me|here|letters|us|address|
            phone & he|husband|partner|dad|reads|opens|sees|finds|find
        when|if he|she|dad|mum|they|hes|shes|stepdad .. drunk|drinks|drinking|angry|mad|home_from_the_pub|bad_mood|
            a_mood|temper|rage|kicks_off
        """,
    ),
    rule(
        ConcernKind.NEGLECT,
        "not fed, washed, warm, watched or looked after",
        """
        same pants|knickers|socks|pyjamas|clothes|trousers|nappy|pad & since|days|week|friday|monday|all_week|
            every_day
        goes|went|go out|off|away & know|when|back|left|alone|all_night & mum|dad|mam|parents|they
        locked|shut|left|kick*|put|thrown|chucked out|outside & dark|night|hours|cold|rain|me|us|till|until|wet|
            freezing
        i|me & do|give|change|bath|wash|lift|cook|pay|clean & mums|dads|mum|dad|nans|mums_meds & injections|injection|
            meds|medicine|tablets|nappies|bills|shopping|washing|insulin|toilet|every
        sold|sells|spends|spent|selling & food|cooker|drugs|drink|telly|money|bed|weed|toys|fags & mum|dad|he|she|mam|
            stepdad|they
        teeth|tooth|ear|rash|leg|eye & hurt*|pain|bleed*|rotten|black & no_one|nobody|never|year|months|wont|dont &
            take|takes|doctor|dentist|mum|dad|care*
        neglect|neglected|neglecting|neglects .. me|us|him|her|them|child|children|kids|baby|son|daughter|brother|
            sister|by|home|my|them
        <family>|child|children|kids|he|she|they|im|i|hes|shes|being|signs_of|case_of|been|is|was .. neglect*
        severe|serious|emotional|physical|medical|child|total|utter neglect
        no|not|never|any|without|isnt|isnt_any|hardly|wasnt|dont_have|havent_got|enough|run_out_of|doesnt_buy|barely
            .. food|dinner|tea|meals|breakfast|lunch .. home|house|fridge|cupboard|cupboards|eat|us|weekend|night|
            left|mum|dad|in|for|most|until|at|money|lot|days|today
        nothing|something|anything to_eat|in_the_fridge|in_the_cupboard*|for_tea|for_dinner
        fridge|cupboards|cupboard .. empty|bare|lock*|nothing
        hungry|starving|hunger .. always|all|every|home|night|because|no|mum|dad|bed|weekend|when|food|lot|most|
            school_holidays
        always|still|so|really|very|goes_to_bed|go_to_bed|comes|came|often|been|too|constantly hungry|starving
        <not> feed|feeds|fed|feeding|wash|washes|washed|bath|bathed|bathe|cook|cooks|changed|change|clean|cleaned|
            look|looks|looking|care|cares|wake|wakes .. me|us|him|her|them|myself|nappy|nappies|pad|pads|clothes|
            after|about|for|up|properly
        nobody|no_one|noone|no_body|nobodys feeds|feed|washes|looks_after|cares|home|there_when|in_when|makes|checks|
            gives|wakes|takes|comes|buys|picks|loves|at_home .. me|us|him|her|them|for|about|if|when|dinner|tea|on|
            food|.
        steal|steals|stealing|stole|takes|asks_for|asking_for|begging|begs|finds|looks_for|bins .. food|lunches|
            from_bins|from_the_bin
        left|leave|leaves|leaving|stay|stays|am|was|are|be|being|im .. on_my_own|by_myself|alone|home_alone|
            by_ourselves|on_our_own|by_himself|by_herself|by_themselves|on_their_own|on_his_own|on_her_own|
            unsupervised|unattended|with_the_baby .. night|days|day|hours|weekend|all|home|house|when|while|with|baby|
            brother|sister|pub|evening|dark|until|for|locked|at|in
        on_my_own|by_myself|alone|home_alone|by_ourselves|on_our_own .. all_night|at_night|for_days|all_weekend|
            overnight|all_day|till_late|until_late
        mum|dad|parents|they|mam|he|she .. goes|go|went|gone|disappears|leaves|left .. out|away|pub|off .. all_night|
            for_days|and_leaves|leaves|overnight|weekend|days|alone|night|and_doesnt|and_dont
        <not> .. clean|washed|any|warm clothes|uniform|sheets|coat|shoes|bedding|knickers|pants|bed|bedroom
        no|broken|without|not_got_a|dont_have_a|havent_got_a|not_have_a|cut_off .. bed|heating|electric|electricity|
            hot_water|gas|beds|blanket|toilet|duvet|mattress
        no|without coat|shoes|clothes|nappies
        sleep|sleeps|sleeping|slept .. floor|sofa|mattress|car|bath|chair|shed
        dirty|filthy|smelly|smells|smelling|stinks|unwashed|soiled|soaking|wet|same_dirty|stained|mouldy|infested|
            squalid|rotten .. clothes|nappy|nappies|pad|pads|uniform|bed|house|home|mattress|sheets|wee|urine|
            for_hours|teeth|every_day|all_week
        smells|stinks|smelling|smelled|reeks of .. wee|urine|poo|smoke|weed|alcohol|unwashed
        left|sat|sitting|sits|lying|leave|leaves .. wet|soiled|dirty|own|his|her .. mess|nappy|nappies|wee|poo|urine|
            pad|faeces|all_day|for_hours
        head_lice|nits|scabies|bed_bugs|mould|rats|mice|cockroach* .. months|weeks|never|again|untreated|home|bed|
            house|everywhere
        <not> give|gives|giving|get|gets|take|takes|taking|given .. him|her|me|my|his .. medicine|medication|meds|
            insulin|inhaler|epilepsy|glasses|hearing_aids|doctor|dentist|hospital|feed
        mum|dad|parents|mam|mother|father|he|she|mums|dads|stepdad|nan .. drunk|passed_out|drinks|high|stoned|drugs|
            crack|heroin|cocaine|vodka|unconscious|weed|asleep_all|in_bed_all|alcoholic|addict|out_of_it|wasted|
            needle|needles
        <not> wake .. mum|dad|mummy|her|him|up
        look|looking|looks|care|caring|cares .. after|for .. brother|sister|brothers|sisters|baby|siblings|mum|
            everyone|little_ones .. all|myself|alone|because|own|every|school|night|drunk|no_one|nobody|miss
        look|looks|cooks|cook|feed|get after|for|dinner|my my|for? brothers|sisters|baby|siblings|little_brother|
            little_sister because|cos|when|as mum|mums|dad|no_one|nobody|shes|she
        <not> get|gets|got|getting .. us|me|him|her|them|kids .. up|dressed|out_of_bed|to_school|ready|any_food|fed|
            washed
        just|only|always sits|lies|stares|sleeps|lays|drinks|sit|lie there|in_bed|all_day|at_the_wall|in_the_dark|
            on_the_sofa
        <not> seen|heard|spoken|seen_my .. mum|dad|mummy|daddy|parents|mam|her|him since|for|in .. days|monday|
            tuesday|wednesday|thursday|friday|saturday|sunday|weeks|weekend|yesterday|week|last
        wee|weed|weeing|pee|poo|toilet in a? bottle|bucket|bin|corner|nappy|floor|bag|bed|potty
        lock*|padlock*|chain* .. fridge|food|cupboard|cupboards|kitchen|freezer|biscuit|bedroom|door|larder|pantry ..
            night|wee|eat|hungry|so|me|him|her|out|from|and|cant
        only|just|some|theres|got|have|ran_out|no bread|crisps|cereal|milk|beans|noodles|toast|rice left|for_tea|
            for_dinner|for_days|to_eat|every_night|again
        nobody|no_one|noone|mum|dad|they|she has|have|hasnt|havent|never|dont|doesnt .. cooked|cook|fed|feed|washed|
            been_home|come_home|got_up|bought|buy|shopped|put_me .. us|me|for|since|food|anything|to_bed|in|shopping
        no|got_no|without|cant_afford|ran_out_of lekky|electric|heating|gas|leccy|meter|hot_water & cold|coats|coat|
            dark|bed|candle*|dirty|baby|freezing|again|since|weeks
        i|me|hes|shes|he|she|and_i|im .. make|makes|making|do|does|doing|cook|cooks|cooking|get|gets|getting|put|puts
            .. all|everything|dinner|dinners|tea|teas|lunches|washing|shopping|nappies|brothers|sisters|baby|kids|
            little_ones & mum|mums|dad|nobody|no_one|cos|because|every|by_myself|alone|bed|asleep|drunk
        stay|stays|staying|laid|lies|lying|always|doesnt_get|dont_get|never_gets|wont_get in|out_of bed|the_sofa &
            mum|dad|mam|dads|mums
        same|dirty|filthy|torn|too_small|stained|wet clothes|trousers|uniform|top|pyjamas|knickers|shoes|shirt &
            every|day|days|week|smell*|wee|again|all
        leaves|left|leave|leaving|forgot|forgotten .. her|him|me|us|them|kids|baby|child|children .. car|minibus|bus|
            taxi|bath|pub|garden|park|street|house|cot|van|hot|cold|rain .. hour|hours|alone|on_his|on_her|all|and|
            while|night|with|for|again|minutes|.
        nappy|nappies|pad|pads|clothes|dressing|bandage & changed|change|soaked|soaking|sore|rash|full|filthy &
            all_day|hours|day|not|hasnt|never|wasnt|isnt|school|college|respite|days
        needles|needle|syringe*|foil|pipe|powder|bottles|cans & mum|mums|dad|dads|house|floor|home|everywhere|bedroom|
            kitchen
        mum|dad|mam|she|he sleeps|slept|asleep all_day|all_the_time|most_of|through|on_the
        no_one|nobody|noone|never|wont|dont|doesnt|forget|forgets|missed .. take|takes|took|give|gives|gets ..
            hospital|doctor|doctors|dentist|medicine|inhaler|insulin|tablets|appointment & mum|dad|me|my|they|him|her
        eat|eats|fed|meals at .. friends|neighbours|mates|school|nans & because|only|never|no|mum|dad|so|cos|home
        unfit|dont_care_about|doesnt_care_about|not_looked_after|not_being_looked_after|wasnt_being_looked_after|
            no_one_looks
        parents|mum|dad|mam doesnt|dont|never care|cares|want|wants|loves|love|bother|comes|home|there .. me|him|her|
            us|.
        """,
    ),
    rule(
        ConcernKind.AFRAID,
        "afraid of somebody, or not safe",
        """
        shak*|cry*|quiet|silent|withdrawn|upset|screaming & comes|came|come|back|home & friday|contact|respite|dads|
            taxi|club|every & say|why|wont|talk|tell|from
        <not> say|tell|talk & why|what_happened|whats_wrong|what_is_wrong & shak*|cry*|upset|changed|bruis*|scared|
            home|quiet
        sick|shaky|cold|funny|horrible|scared when & comes|near|arrives|walks_in|touches|looks_at|on_shift|in_charge
        <scared> that? shell|hell|theyll|mums|dads|mum|dad|he|she|they|well|ill .. do|does|hurt|leave|kill|die|hit|
            come|find|take|something|lose
        <not> sleep|sleeping|sleeps & he|him|come|comes|scared|door|listen*|might & because|cos|in|case|come|comes|
            until
        what .. he|she|they|mum|dad .. might|could|will|would do
        <scared> .. of|by|off|about .. <family>|<adult>|him|her|them|man|people|boys|older|someone|somebody|one_of|mr|
            mrs|what
        <scared> of|to|about|at|when .. go|going|home|be|being|house|sleep|bed|tell|alone|he|she|leave|move|speak|
            open|bedtime|weekend|weekends|there|what
        <scared> that? he|she|they|hes|shes|theyll|dad|mum|someone|somebody|something|theyre|people|id|i|his .. will|
            might|would|going|ll|hurt|hit|kill|get|find|come|comes|do|gonna
        <scared> for .. safety|life|my|his|her|us|myself
        <scared> in|at .. my|own|home|house|dads|mums
        <family>|<adult>|he|she|they|hes|shes|people|someone scare|scares|scared|frighten*|terrif*|intimidat*|creep*|
            makes_me_scared|scary|scares_me .. me|us|him|her|my|and|when|.
        is|are|so|really|very|too|im|i_am|always|still|she_is|he_is scared|frightened|terrified|petrified|afraid at|
            in|when|all|every|now|because|to|at_home|everyday|.
        <not> .. feel|feels|felt|be|is|am|keep|think|made_to_feel|stay|was|were|been|are .. safe|safer|safely
        <not> safe at|in|with|here|for|now|around|there|when|any|any_more|anymore|because|or|and|being|on|.
        unsafe|un_safe|never_safe|nowhere_safe|nowhere_is_safe|somewhere_safe|no_safe_place|safe_nowhere
        only|dont_know_if|am_i|wish_i|want_to|if_i|help_me safe .. place|here|feel|at|in|school|with|be
        <not> want|wants|like|wanna|make|let .. go|going|be|send|stay|live|see|return .. home|dads|mums|his_house|
            her_house|my_house|nans|contact|uncles|respite|visits|foster|back_there|back_to_him|back_home
        hates|hate|dread|dreads|cries|crying|begs|beg|scream*|sobs|shakes|refuses|clings|hysterical ... going_home|
            go_home|home_time|hometime|to_dads|to_his_dads|to_her_dads|to_my_dads|to_mums|respite|the_weekend|go_back|
            taxi|contact
        hide|hides|hiding|hid .. from|under|in .. him|her|dad|mum|bed|wardrobe|cupboard|room|them|toilet|toilets|when|
            husband|bathroom|stepdad|door|wont_find
        flinch*|cower*|jumps_when|wets_himself_when|shakes_when
        keep|keeps|kept|stay|stays .. quiet|out_of_the_way|out_of_his_way|out_of_her_way|door_locked .. dad|mum|he|
            she|angry|hit|home
        worried|worry|worries|fear|fears|concerned .. what|that .. he|she|dad|they|might|will|would|do .. do|does|
            hurt|hit|kill|me|happen|himself|herself
        fear for|of .. life|safety|him|his|her|my
        he|dad|they|someone|man|she|stepdad|who|people follow|follows|followed|following|watches|stares|waits_for|
            waiting_for|chase|chases|chased .. me|her|him|us|outside|home|my
        <not> leave|like_being|want_to_be|be|trust .. alone|alone_with|him_with|her_with|on_my_own .. with|him|dad|
            stepdad|uncle|her
        if|when|every_time|whenever|as_soon_as i|he|she|we|you|i_even .. hear|hears|see|sees|heard .. his|her|dads|
            him|the|a|stepdads|key|van|car|footsteps|door|stairs .. van|car|key|keys|footsteps|door|coming|come|
            stairs|steps|voice|name
        tummy|stomach|heart|sick|shake|shakes|shaking|cry|cries|freeze|freezes|hide|hides|wets|wet|panic|panics|
            scream|screams .. when|every_time|whenever|if|before|cos|because .. hear|hears|see|sees|comes|come|visits|
            contact|home|time|near|arrives|walks_in|collects|picks
        what happens|would_happen|will_happen if|when .. tell|say|told|speak
        if|when|cant|dare|scared|afraid|wants|want i|you|we|me|to|she|he tell|told|say .. someone|somebody|anyone|
            something|truth|happened|happens|anything|teacher|mum|police|anybody .. take|away|will|do|they|happen*|
            trouble|kill|hurt|he|.
        take|takes|taken|taking|took me|us|you|them|him|her|the_kids|my_kids|the_children|my_children|my_baby|kids|
            children away|off_me|off_mum|into_care|from_me|off_us
        knows|know|found_out|told .. where .. i|we|she|he live|lives|sleep
        outside|round|near|past my|our|the|her house|bedroom|window .. again|every|waiting|night|looking|watching|
            staring|.|twice|times
        wont|doesnt|not|refuses|never let|lets|go|be|want|wants .. near|alone|with|anywhere_near .. him|her|me|them|
            man|men|ta|driver|teacher|uncle|grandad|dad|stepdad|staff|male
        wont|will_not|cant|refuses|doesnt_want|dont_want be|go|get|stay|sleep|sit|to_be|to_go|have .. left|alone|with|
            in|near|at|when .. uncle|dad|stepdad|grandad|driver|man|babysitter|carer|coach|him|cousin|brother|taxi
        <not> want|like|wants|likes|wanna .. bath|baths|shower|showers|bed|sleepover|sleepovers|undress*|alone|sleep
            .. when|with|at|if|round .. <family>|<adult>|he|there|him
        wets|wet|soils|messes himself|herself|myself .. when|if|because|scared|see*
        tells|told|says|said i|me|him|her .. better_not|dont|not_to|never|keep_quiet|keep_my_mouth|shut_up|nobody|
            no_one .. tell|say|quiet|believe*|shut
        nobody|no_one|noone|wouldnt|would_anyone|dont|never|would|not .. believe|believes|believed|believing .. me|
            him|her|us
        dont|do_not|please|never let|send|make|put|leave|give|tell .. him|her|dad|stepdad|ex|uncle|them|that_man|me
            .. near|come|back|there|with|know|find|out|alone|home|see|to_him|to_dads|collect|pick
        <not> .. safe .. since|at|with|when|home|while|moved|moves|there|near|now|until
        what .. happens|goes_on|he_does|she_does|they_do .. at_home|at_night|weekend|weekends|behind|doors|house|when|
            here|there|secret
        moved_in|moves_in|moved_back & safe|scared|sad|hide|changed|hit*|shout*|since|different|cry*|hate|worse
        <scared> of my|his|her|our|mums|dads|own new|own|mums|big|older|foster? new|own|mums|dads|big|older|foster?
            partner|boyfriend|son|daughter|brother|sister|dad|mum|carer|carers|stepdad|husband|wife|flatmate|
            neighbour|housemate
        stay|stays|stayed|staying|keep|keeps out|away|late so|to|because|until|till .. see|him|her|home|asleep|avoid|
            them|mum|dad
        nightmare*|panic*|shak*|trembl* .. dad|stepdad|uncle|him|home|contact|he
        get|gets|got .. in|into big? trouble .. if|when|for .. tell|say|speak|home|dad|talk|told
        """,
    ),
)
