"""Rules about wanting to die, harming oneself and not eating."""

from __future__ import annotations

from surveyapp.comments.concerns.kinds import ConcernKind
from surveyapp.comments.concerns.rules.rule import rule

LIFE_RULES = (
    rule(
        ConcernKind.SUICIDE,
        "says the word, or a word that stands for it",
        """
        car_park|multi_storey|building|tower|stairs|storeys|flats & top|count*|steps|jump*|edge|floors|how_high|fall
        has|have|got|set a date|day for|to .. it|doing|do
        leave|turn|put|left the? gas|exhaust|engine|oven on|running & tired|just|could|sleep|us|i
        wont|will_not|dont|not_going_to_be|not be_needing|need my|his|her|them|it|any birthday|money|things|stuff|
            toys|clothes|room|anymore|any_more|presents|anyway
        railway|bridge|viaduct|tracks|train_tracks|motorway|multi_storey|cliffs & plan|think*|standing|stood|stand|
            go_to|end|jump*|watch*|trains|wait*|closer|quiet|picked|calling|pull*
        how|which .. many|much .. <pills>|calpol
        suicid*
        unalive*|unaliving|kms|kys|ctb|sewerslide|suey|suicided
        kill|kills|killing|killed|hang|hangs|hanging|hanged|hung|drown|drowning|shoot|shooting|poison|poisoning|
            suffocate|unalive|end|ending|off|top|delete .. <self>
        overdos*|noose|ligature|od_d|od_on|oding
        took|take|takes|taken|taking|swallow*|ate|had|necked all|whole|lots|loads|bunch|handful|many|too_many|pack|
            packet|box|bottle|extra|20|30|16 .. <pills>
        took|take|takes|taken|taking|swallow* .. <pills> die|sleep_forever|not_wake|end
        <pills> all_at_once|hidden|stash*|saved_up|saving_up
        saving|collecting|hiding|stashing|stockpiling .. <pills>
        jump|jumped|jumping|jumps|throw|step|walk|run .. off|in_front|front|under .. bridge|roof|building|train|car|
            cars|traffic|lorry|window|balcony|cliff|multi_storey|motorway|track|tracks|bus
        jump|jumped|jumping|climb* out_of|from .. window|car|bridge|roof|balcony
        standing|stood|stand|sat|found on|by|near|at .. bridge|railway|train_tracks|tracks|ledge|roof
        rope|belt|cord|wire|scarf|dressing_gown .. neck
        something|things|stuff around|round .. neck
        goodbye letter|letters|note|notes|message|messages
        note|letter saying_goodbye|saying_sorry_for
        said|says|saying goodbye|goodbyes .. forever|everyone|last_time
        """,
    ),
    rule(
        ConcernKind.SUICIDE,
        "wants to be dead, or not to be here",
        """
        want|wants|wanted|wanting|wanna|wish|wishes|wished|wishing|hope|hopes|rather|ready|like|prefer|better|going|
            gonna|try|tried|trying|plan|planning|decided|about|of|just|please|let|need|want_to|deserve|deserves|
            should|might|will ... die|dead|dying|death
        think|thinks|thinking|thought|thoughts|talk|talks|talking|talked|obsess*|ask|asks|asking|draws|drawing|writes|
            writing|searching|googling|googled .. about|of|with|for|on die|dying|death|dead|being_dead|killing|ending|
            heaven
        wish|wishes|wished|wishing|if ... never .. born|existed|woke|wake|here|had_me|woken
        wish|wishes|wished|wishing ... wasnt|werent|didnt|not|wouldnt|could_not|couldnt|was_not|were_not alive|here|
            exist|born|wake|living|on_this
        <not> want|wants|wanted|wanna|deserve|deserves|need|feel_like .. live|alive|living|exist|existing|wake_up|
            wake_up_tomorrow|life|breathe|see_tomorrow
        <not> want|wants|wanted|wanna to? be here|around .|anymore|any_more|no_more|alive|and|or|if|because|im|but|
            now|with|on_this_earth
        <not> want|wants|wanted|wanna to? be alive|in_this_world|on_this_earth|on_this_planet|in_the_world|born
        <not> want|wants|wanted|wanna to_be|be on|in this|the planet|earth|world
        <not> ... be here|around|alive much_longer|longer|anymore|any_more|by|tomorrow|soon|to_see|when|for_christmas|
            for_my|next|after
        <not> be_here anymore|much_longer|any_more|tomorrow|soon|next_week|long
        <not> be|are|is around|alive much_longer|next|soon|by_the_time
        <not> worth living|being_here|it_anymore|being_alive|anything_anymore|being_around
        no|any|the|see_the|see_a|what_is_the|whats_the|whats point|reason .. living|live|alive|being_here|going_on|
            carrying_on|existing|my_life|of_me|in_me|life|to_live|to_go_on|anymore|any_more
        nothing|nothing_left|no_reason|nobody|anything|reason|why live_for|to_live_for|left_to_live|to_stay_alive|
            to_keep_going|to_wake_up_for|to_carry_on
        end|ending|ended|finish|take|takes|took|taking|taken|lose|lost my|his|her|their|own|this|your .. life|lives|
            misery
        end|ending|ended it it? all|now|for_good|forever|soon|anymore|properly|all_now
        wants|want|wanted|going|gonna|thinking|think|thought|just|will|ill|id|might|would|could|hell|shell to? end|
            ending it|everything|things|all
        end|ending it .|all|and|tonight|now|soon|because|if|i|one_day|for_good
        thought|thoughts|ideas|feelings of .. ending|dying|not_being_here|death|being_dead
        want|wants|wanted|wish|wishes|just|wanna ... disappear*|vanish* .|forever|from|and|completely|off|for_good|
            because|so
        want|wants|wanted|wish|wishes|just|wanna ... not_exist|stop_existing|sleep_forever|go_to_heaven|be_in_heaven|
            be_with_the_angels|never_wake|not_wake|be_gone
        want|wants|wanted|wish|wishes|wanna|make|please .. it .. stop|be_over|over|end
        sleep|asleep|bed .. not|never|dont|forever wake|wakes|waking|wake_up
        sleep|asleep forever
        <not> wake|waking up?
        hope|hopes|hoping|wish|wishes|pray|prays|praying .. dont|doesnt|never|not|didnt wake|wakes|waking|woke
        better off|place|without|if .. without|dead|gone|wasnt|not|werent|me|him|her|i|him_here|had_never
        everyone|everybody|world|family|mum|you|they|people .. better|happier|easier without|if .. me|i|he|she|him|her
        nobody|no_one|noone|no_body|would_anyone|wouldnt|anyone .. miss|care|notice|cry|bothered .. if|when i|he|she|
            we|id|im|ive|hes|shes .. died|dead|gone|disappear*|not_here|wasnt_here|die|vanished|was|went|left
        nobody|no_one|noone|anyone|wouldnt_even|wont .. miss me|him|her
        what|who|how would_happen|will_happen|would_come|would_care|would_cry ... if i|he|she .. died|dead|was_gone|
            die
        tired|sick|done|fed_up|finished|had_enough|enough of|with|being .. living|life|alive|my_life|existing|
            being_here
        had_enough|have_had_enough of? life|living|and_want|this_life
        hate|hates|hated my|his|her|their|this|being life|alive|existing|existence
        life <not> worth|matter
        life is|isnt|feels|seems|was pointless|hopeless|worthless|unbearable|over|not_worth|worth
        give|given|gave|giving|gives up? up|on on? life|living|everything|hope
        cant|cannot|dont_want_to|can_not|wont|couldnt|dont_think_i_can|dont_know_how_to|dont_know_if_i_can go|carry|
            keep|face on|going|another_day|living|tomorrow|life|this_world
        cant_live|cannot_live|dont_know_how_to_live|hard_to_live like|with|anymore|any_more|myself
        feel|feels|feeling|felt|im|am|is|life|seems|being|such_a|just|a|so|shes|hes completely|totally|so|just|a|
            like_a? hopeless|worthless|hopelessness|pointless|burden .|and|i|to|on|in|for
        worthless|burden
        to|on the|another other_side|better_place
        join|with|see|be_with nan|grandad|grandma|grandpa|dad|mum|my_brother|my_sister|dog|him|her in heaven
        in|to heaven with|now|tomorrow
        no|without|dont_see_a|cant_see_a|not_see_a|see_any|any future|tomorrow|way_out
        made|make|making|has|have|had|got|write|written|writing|wrote a? plan|plans|will|list to|for|of end|die|
            funeral|kill
        his|her|my|own|their funeral|burial|grave|coffin
        shouldnt|should_not|should_never|wasnt_meant_to|not_meant_to be_here|have_been_born|exist|be_alive|be_born|
            been_born
        mistake being_born|to_be_born|that_i_was_born
        tablets|pills|pill|paracetamol|medicine|meds|calpol & easier|enough|forever|for_ever|count*|hidden|hide|
            stare*|die|dead|wake|look_at|end|sleep_forever|all_of_them|how_many|temptation|not_here|what_if
        reason|point|why|worth|use & wake|living|alive|carry_on|carrying_on|bother|bothering|keep_going|going_on|
            existing|get_up|get_out_of_bed .|anymore|any_more|tomorrow|with|if|when|and|for
        step*|walk*|run*|jump*|throw*|lie|lying|stand*|stood .. front|under|road|tracks|line .. bus|train|car|cars|
            traffic|lorry|tram
        car|bus|train|lorry would|could|will|to|might hit|run|knock|kill me|over
        in|with|under the|her|him? ground|grave|angels|coffin|sky .. nan|grandad|grandma|dad|mum|dog|him|her|instead
        be|join|with .. nan|grandad|grandma|dad|mum|brother|sister|dog|cat|him|her .. in|under the? ground|heaven|sky|
            grave|clouds|stars|dirt
        wont|not|no|never|last .. be|have|see|get a|another|next|my? next|another|last birthday|christmas|summer|year|
            term
        waste of space|oxygen|air|life|skin
        everyone|everybody|world|family|mum|they|you|people|life|home & better|happier|easier & without
        want|wants|wanted|wish|wishes to_be|be|i_was|she_was|he_was gone|asleep_forever|buried|erased|deleted|nothing|
            no_more
        stop|stopped|stopping breathing|living|being_here|existing|being_alive
        dont|doesnt|didnt|not see|think|reckon|picture|imagine ... old|future|grow|birthday|christmas|living|alive|
            reason|make_it|last|survive|see_16|see_18
        googled|googling|looked_up|searched|searching|asked|asks|search_history ... painless|die|dying|kill*|tablets|
            pills|hang*|noose|overdose|suicid*|bleed|how_many
        say|says|said|saying|tells|told .. bye|goodbye|sorry .. everyone|everybody|toys|dog|cat|forever|proper|now
        draw|draws|drew|drawing|drawn|writes|wrote|paint*|stories & hanging|hanged|hang|dead|dying|grave|graves|noose|
            blood|killing|knife|knives|coffin|himself_dead|herself_dead
        hang|hanging|hanged|hung & <self>|rope|tree|climbing_frame|noose|neck|door|stairs
        sleep|asleep & stay_asleep|forever|for_ever|never|not_wake|dont_wake|die
        i|ive|i_have|he_has|hes|she_has|shes picked|chosen|set|decided|got|circled on? the|a|my day|date|place|way|
            bridge|spot
        my|his|her|our goodbye|goodbyes|funeral|suicide_note|last_words|will
        think|thinks|thinking|thought|thoughts .. not getting_up|getting_out|coming_up|waking_up|coming_back|being|
            surviving|making_it
        bath|bathtub|water|river|pool|sea & going_under|under|drown*|slip|head_under|not_getting|never_coming_up
        how i|he|she|id|hed|shed|to|he_would|she_would|i_would .. do_it|end_it|die|done_it
        worked|working|works|figured|thought .. out .. how|way|plan .. do|die|end|it
        voice|voices|head|brain|demon*|monster .. say|says|tell|tells|telling|told|saying|screaming .. do|it|to|im|me|
            him|her|kill|hurt|bad|should|jump
        hear|hears|hearing|heard voices|a_voice|the_voices|the_voice|things_telling
        heaven
        give|gives|giving|gave|given .. away|my|his|her|all .. because|as|wont|dont|not|i .. need|be_needing|use ..
            them|it|anymore|any_more|where
        wont|not_going_to|not_gonna|dont_think_ill|will_not need|be_needing|be_wanting it|them|that|any|anything|this|
            my .|anymore|any_more|after|soon|where|for_much
        letter|letters|note|notes|message|messages|video|videos .. everyone|mum|family|friends|each|when|open ..
            after|when_im|when_i_am|gone|dead|find|if_i
        wrote|write|written|writing|left|wrote_a .. letter|letters|note|notes .. everyone|goodbye|after|sorry|mum|
            family|bye|forgive
        feel|feels|felt .. empty|numb|nothing|dead_inside|hollow|hopeless|suicidal
        dead|died inside
        dont|doesnt|didnt|not|no_longer|never care|bothered|mind if|whether .. live|die|alive|wake|happens_to_me|dead
        thoughts|urges|urge .. hurt*|dark|harm*|scary|bad|end*|die|dying|kill*|both|jump*|not|cut*|act|getting_worse|
            louder
        dark|bad|scary|horrible|intrusive|having|have|had|terrible|those|these thoughts
        tonight is|tonights|tonight_s|today_is the|my night|day|last
        goodbye|good_bye|bye .|everyone|world|forever|mum|all|then|thanks|sorry
        last|final time|message|thing .. ill|i_will|youll|you_will|from_me|write|hear|see
        """,
    ),
    rule(
        ConcernKind.SELF_HARM,
        "hurts his or her own body",
        """
        elastic|rubber|hair band|bands|bobble & snap*|ping*|flick*|wrist|red|until|till
        smack|smacks|hits|hit|punch|punches|slaps|bangs|thumps himself|herself|myself|his_face|her_face|my_face|
            his_head|her_head & times|hard|until|till|fist|every|day|hour|bruis*
        hurt|harm|punish|cut|scratch|bite|hit me when|because|if|so|to|cos|at
        self_harm*|selfharm*|self_injur*|self_hurt*|self_mutilat*|self_inflicted|selfinjur*|self_destruct*
        been|doing|do|did|does|started|stop|stopped|i|to|my|still|about|again|of|urges_to|want_to|relapsed sh|shing|
            s_h
        sh scars|again|urges|clean|thoughts|every|at|in
        cut|cuts|cutting|slice*|slash*|hurt|hurts|hurting|harm|harms|harming|burn|burns|burnt|burned|burning|scratch*|
            bite|bites|biting|bit|punch|punches|punched|punching|hit|hits|hitting|stab*|injur*|pinch*|slap*|strangl*|
            chok*|scald*|carv*|poke*|prick*|bang*|punish* .. <self>
        cut|cuts|cutting|slice*|slicing|slash*|burn|burns|burnt|burned|burning|scratch*|bite|bites|biting|stab*|carv*|
            mark*|scars|scar|marks|blade|compass|razor .. arm|arms|wrist|wrists|leg|legs|thigh|thighs|hand|hands|skin|
            tummy|stomach|knuckles|forearm|ankle
        bang|bangs|banged|banging|smash|smashes|smashing|bash|bashes|bashing|hit|hits|hitting|punch|punches|punching|
            headbutt* .. his|her|my|their|own head|face|body
        head against|on|off|into|through the|a|his? wall|floor|desk|table|window|door|walls
        head_bang*|headbang*
        razor|razors|blade|blades|scalpel|sharpener|compass|scissors|glass .. cut|cuts|cutting|hid|hides|hidden|
            hiding|under|bed|room|skin|arm|arms|leg|herself|himself|myself|apart
        found|hid|hides|hidden|hiding|takes|took|using|uses|unscrew*|broke .. razor|razors|blade|blades|sharpener|
            sharpeners|knives|scissors
        razor|razors|blade|blades
        cut|cuts|scars|scratches|burns|cutting on|all_over|up|down|across|along my|his|her|their arm|arms|wrist|
            wrists|leg|legs|thigh|thighs|hands|hand|tummy|body
        cutting again|every|at|in|helps|is|makes|to_cope|because|when|most|myself
        i|started|been|still|keep|keeps|is|he|she|was|of cut|cutting|cuts because|when|again|to_feel|to_cope|so|every|
            at_night
        hides|hide|hiding|covers|cover|covering|long_sleeves|wears ... scars|cuts|wrists|arms|sleeves|long_sleeves
        pull|pulls|pulling|pulled|rip|rips|ripping|tears|tearing .. own|her|his|my .. hair|eyelashes|eyebrows|
            toenails|nails .. out|off|until
        pick|picks|picking|scratch*|chew|chews|bite|bites|biting .. until|till|so_much|so_hard ... bleed*|blood|raw
        draw|draws|drew|make|makes|made .. himself|herself|myself|themselves bleed*|blood|sick
        deserve|deserves .. pain|hurt|punish*
        feel|feels .. pain|blood .. better|relief|release
        more|extra|double|too_many|all|lots|loads|whole .. of|the|my|his|her .. <pills>
        <pills> .. than .. meant|supposed|should|told|allowed
        taken|took|swallowed them|all_of_them|the_lot|loads|too_many|lots|all_my .|all|and|in_one
        relapsed|urges|clean_for|been_clean|days_clean|weeks_clean|months_clean|im_clean|clean_since
        clean .. days|weeks|months|until|then_i|since|from_it
        back_to_day|back_to|day zero|0|1 .|again|and
        streak .. clean|broke|broken|lost|cut
        blood on|in|all_over|down my|her|his|their|the .. sheets|sleeve|sleeves|clothes|towel|towels|tissues|bedding|
            pillow|shirt|jumper|bathroom|floor|bed|wall|walls
        plasters|bandages|tissues|wipes .. bed|room|drawer|hidden|hides|arms|again|bin|box|sleeve*|blood
        showed|show|shown|teach|taught|copied|copying|learnt .. how .. do_it|cut|hurt|harm .. cant_stop|stop|now|
            online|tiktok
        <limb> & lines|scars|scar|scabs|scabby|jumper|hoodie|sleeves|bandage*|plaster*|covered|marks|cuts|scratches|
            tights_in
        <limb> & cut|cuts|cutting|bleed*|blood|carv*|burn*|burnt|scratch*|blade*|razor*|lighter|elastic_band
        <blade> & <self>|bedroom|under|hidden|hid|hides|bed|pillow|drawer|phone_case|pencil_case|sleeve
        punch*|hit*|kick*|headbutt* wall|walls|door|doors|floor|tree|himself|brick .. till|until|so_hard|hand|
            knuckles|blood|bleed*|purple|bruis*|broken|broke|feel
        pain .. helps|better|calm|feel|only|relief|deserve|quiet
        hurting|cutting|burning|harming .. helps|calms|better|feel|only_way|quiet|makes_it
        wont|doesnt|never let|lets .. see|look|check .. arm|arms|legs|wrists|body
        sharp bit|edge|thing|things|object|objects|stuff|pencil|ruler
        see|seeing|watch|watching .. it|blood|me|myself .. bleed*|run|drip*|come_out
        <limb> & purple|raw|bleed|rubber|eraser|sore|ruler|sharp_bit|nails|picked|rubs
        cant|cannot|couldnt|dont_know_how_to stop|stop_doing .|it|cutting|doing|myself|and|even|now
        long_sleeves|hoodie|jumper|plaster|plasters|covers|wont_show .. summer|heat|hot|always|arms|wrists|hide|
            hiding|cuts|pe|refuses|never_takes
        own arm|arms|hand|hands|face|legs|leg|skin|head|wrist|wrists|hair|eyes|lip|lips|knuckles .. until|so_hard|
            bleed*|blood|bruis*|hospital|scar*|raw|again|hard|off|out|and
        <self> .. hurt|harm|bleeding|wounds|injur*|a_and_e
        drink|drank|drinking|drunk|swallow*|eat|ate .. bleach|batteries|cleaning|disinfectant|detergent|poison
        """,
    ),
    rule(
        ConcernKind.NOT_EATING,
        "does not eat or drink, or gets rid of it",
        """
        pretend*|lie|lies|lied|lying|say|says|tell|told & eaten|ate|already_eaten|already_ate|had_dinner|had_lunch
        weighs|weigh|weighing|weight|down_to & kilos|kg|stone|ounces|pounds|nothing
        vomit|sick|puke & bag|bags|bed|bottles|room|shower|after|hidden|hides|box
        <not> eat|eating|eats|eaten|eatin .. much|anything|nothing|properly|food|at_all|today|for|in|anymore|any_more|
            since|lunch|dinner|tea|meals|because|so_that|until|now|days|hardly|enough
        <not> eat|eating|eats|eaten|ate|drinking|drink .
        <not> eat|eating|eats|eaten or_drink*|or_drank|and_drink*|and_is|and_has|and_she|and_he|and_i|or_sleep*
        <not> drink|drinking|drinks .. at_all|all_day|anything|water|for_days|enough|because
        <not> let|allow|able|want|wants|bear to? .. eat|eating .. anything|food|at_all|all_day|because|anymore
        <not> .. kept|keep|keeps|keeping .. food down
        <not> touch*|have|had|having food|any_food|a_meal|a_proper_meal|a_bite|a_thing .. for|all|in|since|today|days
        nothing|water|only eaten|ate|eats|to_eat .. days|since|all_day|today
        off her|his|my food
        starv*
        stop|stopped|stops|refus*|scared|afraid|terrified|guilty|guilt|hate|hates|frightened .. eat|eating|eats|food|
            meals|drinking|feed
        skip*|miss|misses|missing|throw|throws|threw|throwing|hide|hides|hiding|bin|bins|binning|flush*|gives ..
            lunch|lunches|meal|meals|dinner|dinners|breakfast|food .. away|bin|bins|because|fat|weight|thin|every|so|
            all|dog|sleeve*|pockets|room
        hide|hides|hiding|bins|binning|flush*|flushes .. lunch|lunches|food|dinner|dinners|meals|sandwiches
        nothing|only but|just water|air|crisps|coffee|gum
        last|only|dropped|lost .. safe food|foods
        skipping|skips|skipped meals|lunch|dinner|breakfast
        anorexi*|bulimi*|anorexic|ana|purge|purges|purged|purging|laxative*|laxitive*|laxative|binge*|bingeing|
            eating_disorder*|disordered_eating|eating_problem*
        make|makes|making|made .. <self> sick|ill|vomit*|throw_up|puke|be_sick
        sick|vomit*|throw_up|throwing_up|throws_up|puk* .. on_purpose|after .. meal|meals|eats|eating|dinner|food|tea|
            lunch
        sick on_purpose|deliberately
        fingers|finger down .. throat
        lost|losing|lose|loses|loosing .. weight|stone|kg|kilos
        dropped|dropping|drop to|2|3|two|three|several .. stone|kg|kilos|dress_sizes|sizes
        get|down|trying|goal|target|weigh|weighs|under|until .. to|is|im|hits|hit|under|only .. kilos|kg|stone|pounds
        weight_loss|underweight|skin_and_bone|skin_and_bones|ribs|my_bones|her_bones|his_bones|the_bones|collarbone*|
            hip_bones|skeletal|wasting_away|emaciated|malnourish*|bmi|fading_away
        calorie*|calories|thinspo|fasting|weighs_herself|weighs_himself|weigh_myself|weighing_herself|weighing_myself
        too|so|is|am|im|feel|feels|look|looks|called|thinks_shes|thinks_hes fat|ugly|disgusting .. eat|eating|starv*|
            myself|herself|himself|food|body
        im|i_am|shes|am|she_is|being|get|getting|be so|too|really|just? fat
        hate|hates|hated|disgusted .. my|her|his body|stomach|thighs|tummy
        <pills> .. lose weight
        eat|eats|ate|eating|stuff|stuffs till|until .. hurt*|sick|cant|burst|pain|throw
        get|gets|getting|got|gotten rid_of .. it|food|meal|dinner|lunch|what .. every|after|toilet|sick|night|
            bathroom|all|.
        situps|sit_ups|star_jumps|press_ups|exercise*|exercising|burpees|running|steps|workout* .. every|night|before|
            allowed|burn|hours|sleep|eat|punish|fat|until|calories|secret|earn
        allowed|earn|deserve|deserves|reward to|my|an|food .. eat|apple|food|dinner|meal|sleep|biscuit .. if|when|
            good|only|after
        when|if i|she|he .. feel|feels|see|sees .. bones|ribs|hungry|empty|spine .. good|ok|better|safe|proud|happy|
            in_control|win*
        only|just .. eat|eats|eating|ate|has|have|having|had .. one|a|half|two|three|an|1|2 .. rice_cake*|cracker*|
            apple|grape*|biscuit|crisp*|yoghurt|yogurt|slice|bite*|mouthful*|spoon* .. day|all|week|then|and|since
        finger|fingers|toothbrush & throat|sick
        proper|any|a drink|meal|food|bite|eaten .. since|in|for .. days|day|yesterday|monday|tuesday|wednesday|
            thursday|friday|weekend|week|weeks
        gross|disgusting|guilty|dirty|fat|horrible|ashamed & eat|eating|ate|eaten
        hair .. falling|coming|falls|thin* out|. & eat*|food|lunch|weight|meals
        periods|period stopped|stop|gone|havent
        clothes|uniform|trousers|skirt|jeans hanging|hang|falling|falls|fall off|down|on
        thin|thinner|tiny|bony|skinny|skeleton & eat*|food|getting|so|scared|doctor|weight|meals|refus*|clothes|ribs
        smaller|thinner|lighter|skinnier .. i|she|he|the .. get|gets|better|happier|prettier|good
        spit|spits|spitting|chews|chew .. tissue|tissues|napkin|bin|out|sleeve|bag & food|eat*|it|meal*|lunch|chew*
        food|foods|eating|meals & dirty|poison*|contaminat*|evil|bad_for_me|punish*|disgust*|scared|terrif*|stopped|
            panic*
        control|charge .. food|eat*|weight|meals
        food|eating|eat .. only|thing|control|charge .. control|charge|thing|mine
        feel|feels|felt|better|like|likes|love|loves being? empty|hungry|light|lighter|dizzy|faint
        faint|faints|fainted|fainting|dizzy|collapsed .. eat*|food|school|hungry|not|weight|because
        lives|live|living|surviv* on .. crisps|water|coffee|energy_drinks|chewing_gum|air
        """,
    ),
)
