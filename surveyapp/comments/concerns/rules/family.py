"""Rules about families at breaking point, and about danger now."""

from __future__ import annotations

from surveyapp.comments.concerns.kinds import ConcernKind
from surveyapp.comments.concerns.rules.rule import rule

FAMILY_RULES = (
    rule(
        ConcernKind.BREAKING_POINT,
        "a parent or carer who cannot go on",
        """
        cant|cannot|dont_want_to be & his|her|their & mum|dad|mother|carer|anymore|any_more
        come|someone and get|take|collect him|her|them
        nothing|no_more|nowt left_to_give|left_in_me|left_in_the_tank|more_to_give
        someone|somebody|anyone|nobody|no_one .. step*|steps|intervene*|helps|does_something & hurt|die|break|going|
            end|snap|kill|one_of_us
        mum|mums|mam|dad|dads|mummy|parents .. not|isnt|aint .. well|right|ok|herself|himself|coping .. head|mind|.|
            and|anymore|at_all
        walk|walking|drive|driving away|out|off & leave|leaving|him|her|never|back|them|days|think*|thought
        breaking_point|break_point|snapping_point|end_of_my_tether|end_of_our_tether|end_of_her_tether|
            end_of_his_tether|end_of_my_rope|wits_end|wit_s_end|rock_bottom|on_my_knees|on_our_knees|brink|
            on_the_edge|over_the_edge|last_legs|at_the_end_of_my|at_the_end_of_our|at_the_end_of_her
        break*|crack*|snap*|tipping .. point
        breakdown|break_down|breaking_down|falling_apart|fall_apart|fell_apart|going_under|go_under|crumbling|
            collapse*|collapsing|snapped|cracking_up
        about|going|gonna|ready|scared|afraid|worried|might|could|nearly|almost|close|think .. to|ill|i|im|we .. snap|
            crack|lose_it|break|explode|flip|collapse
        cant|cannot|can_not|couldnt|not|dont_know_how_to|dont_know_how|unable|longer|struggl*|barely|hardly|
            dont_think_i_can .. cope|coping|copes|manage|handle|bear .. .|any|anymore|it|this|with|no|at|alone|own|
            much|longer|him|her|because|and|or|day|another|without
        struggling|struggle|struggles to_cope|so_much|so_badly|to_survive|to_keep|to_carry|every_day|to_stay
        <not> cope|coping
        cant|cannot|can_not|couldnt|dont_think_we_can|dont_think_i_can|dont_know_how_much_longer|not_sure .. do|take|
            go|carry|keep|live|continue|hold|face|survive it|this|doing_this|on|living|another? more|anymore|any_more|
            much_longer|like_this|day|night|longer|going|on|.|much_more
        cant|cannot|can_not do|take|stand this|it|anymore|any_more|much|no_more
        how much_longer|long i|we|he|she|can .. can|cope|keep|go|survive|last
        how_much_longer
        how|if|whether|dont_know_how_i|dont_know_how_we .. get_through|survive|carry_on|keep_going|go_on|make_it
        desperate|desperately|desperation|despair*|rock_bottom|unbearable|hopeless|drowning|suffocating|broken|
            exhausted|shattered|burnt_out|burned_out|burnout|burn_out|worn_out .. we|i|no_one|cant|family|parent|
            parents|cry|crying|nobody|carer|mum|now_.
        desperate|desperately .. need|for|help|parents|families|times|now|we|i|because .. help|respite|break|support|
            someone|anyone|us|sleep
        i|we|am|im|are|were|family|mum|wife|husband|ive feel|feels|completely|so|absolutely|totally|just|am|is|are?
            broken|exhausted|desperate|drowning|despair*|shattered|finished|done|defeated|trapped|destroyed|suicidal
            .|and|i|we|cant|no|mentally|physically|as_a_family|beyond|nobody|with_it_all|with_life
        give|giving|gave|put|putting|hand|handing|place|placing|sign .. him|her|them|son|daughter|up|over|child .. up|
            care|foster|adoption|away|social|services|police|over|system
        into|in|to|for foster? care .. him|her|put|going|cant|take|because|place
        want|wants|wanted|thought|think|thinking|feel|just|could|going|ready|consider*|tempted .. to|about|of|like ..
            walk|walking|drive|driving|run|running|leave|leaving|walk_out .. out|away|off|them|him|her|family|never|
            wall|tree|disappear|and_not
        walk|walking|drive|driving|run|running away|off from|and .. it_all|everything|them|never|him|not|all
        scared|afraid|worried|frightened|fear|terrified|know .. i|we|ill|id|im .. might|will|going|could|may|what ..
            hurt|hit|do|harm|kill|snap|lose|something|shake
        i|ive|ill|we|i_nearly|i_almost|ive_nearly|id hit|smacked|slapped|shook|hurt|smack|shake|grabbed|shook|
            screamed|locked|restrain*|lost .. him|her|my|them|it|child|in|baby|at
        i|we hate|resent|dont_love|regret|cant_love|dont_like|wish_i_had_never|wish_id_never|wish_we_had_never .. him|
            her|my|having|being|child|them|son|daughter|life
        hate|resent|regret having|being .. him|her|them|mum|mother|parent|children|carer|kids
        attack*|hits|hit|hitting|punch*|kick*|bites|biting|bitten|bit|beats|scratch*|hurt|hurts|hurting|lash*|violent|
            aggressive|smash*|threat*|strangl*|throws|headbutt* .. me|us|mum|his_mum|sister|brother|siblings|sibling|
            parent|family|gran .. every|daily|black|bruis*|scared|cant|police|again|and|most|when|all|safe|sleep|
            hospital|knife|on|.
        son|daughter|child|boy|girl|he|she .. attack*|hits|hitting|punch*|kick*|bites|biting|beats|scratch*|hurt|
            hurts|hurting|violent|smash*|threat*|strangl* .. me|us|mum|siblings|sister|brother|family|baby|at_home|
            towards|everyone|walls
        <not> keep|keeping|kept|able .. safe
        nobody|no_one|noone|no_body help|helps|helping|cares|will_help|is_helping|has_helped|came|comes|there .. us|
            me|we|i|until|him|her|breaking|family
        have|has|had|need|in|at|near|reached|hit|hitting crisis
        crisis_point|crisis_team|in_crisis|family_in_crisis|crisis_now|section_136|sectioned|mental_health_crisis
        family|marriage|we|home|household|i|were .. falling|fall|fell|torn|tearing|ripping|breaking|broke|collaps*|
            ruined|destroy* .. apart|up|down|us|family
        bottle|bottles|wine|vodka|gin|cans|whisky|drink|drinking|drinks|beers .. night|day|get_through|cope|morning|
            bedtime|every|numb|sleep|before|school_run|hide
        drop|dropping|leave|leaving|dump|dumping|take|taking|put|putting|hand|handing .. him|her|them|kids|children
            .. at|to|on|with|outside|in .. council|social|police|doorstep|station|office|services|care|foster|offices
        not going|coming|collecting|picking|taking back|home|him_up|her_up|him_back|her_back|them_back|him|her
        driv*|drove|crash*|steer* .. us|me|car|off|myself|all|both|him|her|them|straight? into|off .. wall|tree|river|
            bridge|reservoir|lake|lorry|sea|canal|cliff
        tak*|ending|end|kill* .. both|all|us|of_us|lives .. of|both|us|all|out|lives|with_me .. out|this|us|together|
            with
        thoughts|thought .. of|about .. tak*|end*|hurt*|kill*|harm*|leav*|both|us|him|her|driving|smother*|pillow
        who|what .. look_after|looks_after|will_look|happens|care_for|cares_for|happens_to .. them|him|her|us|kids|
            children .. if|when .. im|i|i_am|we|mum|dad|gone|dead|not_here|die
        mum|dad|my_wife|wife|my_husband|husband|nan|she|he .. just|only|always sits|sit|stares|cries|sleeps|lies|cry|
            drinks
        mum|dad|mam|mummy|nan|mother|father|daddy .. doesnt|dont|wont|stopped|cant|never|hasnt even? get_up|get_us|
            get_out|get_dressed|wash|talk|eat|stop|leave|wake|do|go|cook|open|come_out|speak|move .
        mum|dad|mam|mummy|mother|father|daddy .. says|said|say|keeps_saying|told .. cant|wishes|hates|wants|leaving|
            leave|give|gone|end|done|rather|going_to_leave|enough|off|kill|die|cope
        mum|dad|mam|mummy|mother|wife|husband .. cry*|crying|cries|shak*|scream*|collapse*|section*|broke_down|
            breaks_down .. every|all|and|night|bathroom|floor|kitchen|car|constantly|time|day|down|because|when|
            always|.
        another|one_more week|day|month|year|night|term|winter|summer|morning of|like this|it
        i|we|ill|well will|going_to|gonna|am_going_to|might|am_about_to break|snap|crack|go_under|lose_it|collapse|
            end_up
        cant|cannot|can_not|not hold|control|manage|stop|restrain|lift|protect him|her|them|us .. anymore|any_more|
            much_longer|longer|alone|.|safely|on_my_own
        dropped|nearly_dropped|shook|shaken|slapped|smacked|screamed_at|hit|shouted_at|grabbed|pushed .. him|her|baby|
            them|kids|my_son|my_daughter & i|ive|hate|guilt*|ashamed|sorry|yesterday|tired|slept|never|cried|again
        hate|ashamed .. myself|of_myself|who_ive_become|the_mum & i|slapped|hit|smack*|shout*|scream*|lost|snap*
        had a breakdown|breakdown|a_nervous|a_collapse|enough
        <not> .. slept|sleep .. in|for|since .. days|weeks|months|years|two|three|four
        <not> .. go_on|carry_on|keep_going|keep_this_up|do_this_anymore|live_like_this|take_much_more|take_any_more|
            go_on_like
        begged|begging|beg|pleading|pleaded|crying_out|screaming|cry|cried|plead .. for|with|to|out .. help|respite|
            support|them|someone|social|camhs
        <not> slept|sleep|sleeping|had_sleep .. weeks|months|days|years|nights|since|safe|because|eat*|more_than
        cry|cries|crying|cried|sob* .. every|all|night|day|sleep|myself|daily|bathroom|car|shower|constantly|most|in
        lost|lose|losing .. my_mind|mind|hope|myself|the_will|our_home|my_home|will_to|it_completely
        <not> want|wants|wanted to? be .. parent|mum|carer|mother|his_mum|her_mum
        i|im|ive|mum|dad|me|am|wife|husband|shes|hes|he|she .. depressed|depression
        antidepress*|nervous_breakdown|mental_breakdown|postnatal|drinking_every|drink_every|drinking_to_cope
        ready_to_give|want_to_give|feel_like_giving|given_up|giving_up|give_up on_everything|everything|on_him|on_her|
            hope|now|.|on_life
        """,
    ),
    rule(
        ConcernKind.DANGER_NOW,
        "danger at this moment, or a plan for tonight",
        """
        someone|somebody|man|he|dad|they|ex & trying_to_get|getting|breaking|climbing|broken & in|window|door|house
        please|pls|plz & someone|somebody|anyone & come|help|call|ring|take|get|stop
        scissors|petrol|knife|lighter|matches|rope|bleach & im_in|i_am_in|toilets|bathroom|kitchen|has|got|room|now|
            dads|mums|right_now
        in|immediate|real|serious|great|grave|of danger
        danger|dangerous|endanger* .. now|me|him|her|us|life|child|children|home|help|himself|herself|others|people|
            at_risk|situation
        please|pls|plz|can_someone|can_somebody|can_anyone|somebody_please|someone_please|i_need|can_you|will_someone|
            god|send .. help|save|rescue|get_me_out me|us|now|asap|urgent*|tonight|quick*|police
        help|save|rescue me|us now|please|pls|plz|im|i|he|she|get|asap|quick*|they|.
        . help|save|rescue me|us
        send|call|ring|phone|get|text .. police|someone|ambulance|somebody|999|social_services|help .. now|please|
            quick*|to_my|round|urgent*|for_me|to_us
        send|get|please police|help|an_ambulance|ambulance|someone|somebody .|now|please|quick*
        i|we|really need help|saving|rescuing .|now|please|asap|urgent*|right_now|tonight
        get|take|got_to_get|rescue me|us|him|her out|away of|from|please|now|.
        hes|shes|theyre|he_is|she_is|they_are|dad_is|mum_is|dads|someone_is|man_is|hes_in|just .. here|coming|back|
            outside|downstairs|at_the_door|upstairs|in_my_room .. now|hurt|hit|scared|soon|tonight|banging|shouting|
            please|kick*|drunk|angry|.
        hes|he_is|theyre|shes coming|going to|after|for .. me|hurt|kill|get|us|hit
        going|gonna|will|about|want|wants|threat*|said|says|swears|planning|plan|try|trying|tried|ill|hell|shell|
            theyll|would|id|might .. kill|murder|stab|shoot|hurt|attack|strangle|burn|poison|harm .. me|us|him|her|
            mum|them|someone|somebody|my|people|everyone|dad|family|you|myself|brother|sister|baby|children|kids
        kill|kills|killing|murder*|stab|stabbing|shoot|shooting|poison* me|us|him|her|mum|them|everyone|dad|my|
            someone|somebody|you|people|you_all
        has|got|have|had|pulled|with|held|holding|picked|grabbed|waving|took|gets|threat*|came|points|pointed ..
            knife|gun|weapon|hammer|bat|axe|machete|scissors|petrol|lighter|acid|crowbar|bottle .. me|us|him|her|mum|
            my|to|at|he|she|and|throat|dad|on|up|.
        knife to|at|against .. me|my|his|her|throat|us
        tonight|right_now|today|this_minute|this_evening|after_school|tomorrow .. kill*|die|dead|hurt*|run*|jump*|
            end_it|do_it|last|knife|pills|tablets|coming|cut|hit
        going|gonna|will|ill|im|plan|planning .. do|end|take|jump|cut|finish .. it|myself|tablets|pills|life ..
            tonight|today|now|tomorrow|after|soon|later|this
        last|final .. message|day|goodbye|night .. here|alive|see|hear|bye|on_earth
        on|onto|up_on|up .. roof|ledge|windowsill|window_ledge|balcony|bridge|scaffolding|cliff|railings|pylon .. and|
            as|now|i|is|wont|jump*|again|threatening|with|.|right
        at|on|by|near the|a station|platform|bridge|tracks|train_station|railway|river|cliff|car_park|motorway .. and|
            dont|not|going|think|jump|im|i|train|now|alone|.
        dont|not|never think|going|sure im|i|ill|to .. going|gonna|will|make|get|go|be .. to|it|on|home|through ..
            home|train|bus|night|through|tomorrow|morning
        wont|cant|doesnt|not|will_not stop|stopped|stopping bleed*|blood|fitting|being_sick|shaking
        taken|took|swallowed|drank|necked them|all|all_of_them|the_lot|whole|loads|bleach|everything|too_many .|all|
            and|dont|of|now|bottle|pack|packet
        driv*|take|taking|drown*|crash*|jump* .. us|me|all|her|him|kids .. into|off .. reservoir|river|lake|sea|canal|
            wall|tree|bridge|water|lorry|quarry
        crisis_line|crisis_team|999|police .. has_me|has_us|queue|on_hold|on_the_way|right_now|engaged|wont_come
        as_i_type|as_i_write|while_i_type|right_now|as_we_speak|writing_this .. hide|hiding|locked|roof|knife|scared|
            from|in|outside|he|she|bathroom|toilet|under|door|house|.
        hiding|locked|hid|hide|hides .. in|under|inside .. bathroom|toilet|wardrobe|cupboard|bedroom|room|shed|car|
            loft .. he|she|him|her|dad|until|now|from|and|while|writing|with|because|.|typing
        someone|somebody|man|he|they|dad|people .. breaking|break|broke|trying_to_get|getting|banging|kicking|
            smashing .. in|into|on|at|down .. door|house|window|room|flat|now
        lot|lots|loads|so_much|everywhere|full|all_over .. of|the blood|bleeding
        blood everywhere|all_over|wont|pouring
        swallow*|ate|eaten|drank|inhaled .. battery|batteries|magnet|magnets|bleach|tablets|button|coin|pills|glass|
            medicine|tablet|cleaner|antifreeze
        burn|burning|blow|smash|torch .. house|flat|place|us|home|everything|it .. down|tonight|up|in|with|.
        breaking|breaks|break|kicking|kick|banging|smashing|smash|battering .. door|doors|window|down|in & dad|he|him|
            please|now|shouting|hes|stepdad|ex|someone|man|me|scared
        tonight|now|right_now|today|please & kill*|die|burn*|knife|hurt*|blood|coming_to|help_me|help_us|hiding|
            locked|police|bridge|roof|tablets|pills|gun|not_breathing|dad
        im|i_am|shes|hes|were|i|hes_up|sitting|standing on|at|up|by the bridge|roof|station|tracks|edge|cliff|
            motorway|railway|multi_storey|top|platform|river
        wrong|other|edge|outside side|of .. railings|bridge|barrier|fence|rail|railing|roof|window
        hammer|axe|bat|machete|knife|petrol|gun|crowbar|chainsaw|acid & dad|he|hes|stepdad|ex|man|has|got|coming|mum|
            she|shes|brother|son
        not|isnt|stopped|cant|struggling_to .. breathing|breathe|breath|respond*|waking|wake_up|conscious .. right|
            now|properly|.|and|ambulance|999|nobody|help|please
        in|inside|under the? wardrobe|bathroom|cupboard|loft|bed|toilet & dad|man|hes|he|crying|shouting|hiding|mum|
            quiet|scared|someone
        man|someone|stranger|people|intruder .. in our|my|the house|garden|room|bedroom|flat|home
        take|have|need .. him|her|them .. tonight|today|now|away & or|dont_know|before|i|please|what
        or|what i dont_know_what|will|might|may|could_do|ill|am_going_to do|hurt|happen
        throw|threw|thrown|chucked|lobbed a? plate|plates|cup|chair|mug|phone|pan|shoe|bottle .. at|near|head|him|her|
            me|across
        bleed|bleeding|blood .. wont|lots|everywhere|lot|now|stop|wrists|head|mouth|floor
        bleeding from|on|everywhere|all_over|wont|and|badly|a_lot|not
        unconscious|passed_out|not_breathing|strangled|kidnap*|abduct*|hostage
        fire .. house|set|setting|starts|sets|bedroom|matches|lighter
        sets|set|setting|starts|started|lights|lit fire|fires
        """,
    ),
)
