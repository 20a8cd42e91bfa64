"""Figures of speech that sound like danger and are none: they are struck out before the rules read.

Each is narrow: "dying to see" is one, "dying" alone is none.
"""

from __future__ import annotations

from surveyapp.comments.concerns.phrases import phrases_of

_WRITTEN = """
kill|kills|killing|killed the|some|a_bit_of time
kill|kills|killing|killed time|two_birds|it_with|the_mood|the_vibe|the_joke|the_lights|the_engine|the_noise
killing|kills|killed it
my|his|her feet|legs|back|head|feet_are|legs_are|back_is|knees_are|head_is killing me
could|could_have|could_of|nearly|almost died|die of laughing|laughter|embarrassment|boredom|shame|shock
died|dying|die|dies of embarrassment|boredom|laughter|laughing|shame
died|dying|die laughing|inside_laughing
dying|die|dyed to see|get|go|know|try|meet|tell|find|show|hear|be_picked|play|have|eat|do|read|watch|start|visit
to_die for
die hard
dying|die|died for a|some|the cuppa|cup|wee|drink|break|holiday|coffee|tea|lunch
battery|phone|ipad|tablet|laptop|controller|plant|goldfish|hamster .. died|dies|dying|dead|die
die|died|dies|dying out|down|away
dye|die|dyed|died|dying my|her|his|their hair
dead|deadly good|easy|nice|funny|kind|proud|helpful|friendly|boring|lucky|busy|simple|useful|pleased|happy|excited|
    clever|end|ends|line|lines|quiet|slow|long|on_time|weight|wood
cut|cuts|cutting|slashed|slashing to|in|of the|our|their|school|council|all|sen|send funding|budget|budgets|hours|
    support|services|money|spending|transport|staff
cut|cuts|cutting|slash|slashing the|our|his|her|my|their|all|school|back funding|budget|budgets|hours|support|
    services|transport|respite|money|bus|grass|hair|fringe|nails|cake|crusts|queue|waiting|package|provision|on
funding|budget|service|council|government|benefit|benefits cut|cuts|cutting
cut|cuts|cutting corners|off|out|back|through|and_paste|short|grass|paper|shapes|hair|it_fine|ties|waiting|red_tape
hit|hits|hitting|beat|kick the|a|his|her|my|their|our|its target|targets|road|ground|headlines|nail|jackpot|roof|spot|
    wall|mark|deadline|deadlines|milestones|milestone|buffers|brick|gym|drum|drums|ball|balls|sack|hay|button|shops|
    clock|record|bucket
hit|hits the_nail|home|rock_bottom_prices|puberty|teenage|teens|it_off|and_miss|or_miss|song|songs|list
it|really|suddenly|then hit|hits|struck me|us|home that|how|hard
beat|beats|beating me|him|her|us|them at|in|on|to_it|fair chess|uno|cards|a_game|games|a_race|races|tennis|football|
    fifa|mario|monopoly|minecraft|and_square|every_game
beat|beats|beating the|his|her|my record|score|time|drum|level|game|boss|odds|traffic|high
beat|beating around|about the bush
kick|kicks|kicked|kicking a|the|off|in ball|football|off|started
kick|kicks|kicked|kicking off|ball|start|started|the_ball|a_ball|a_football|the_football|goals
punch|punches above|bag|bags
it|that hurt|hurts me|us|him|her to|that|when_they|when_people|when_staff
hurt|hurts|hurting my|his|her|their eyes|ears|feet|brain|feelings|hand|wrist
hurt|hurts me|us to see|watch|say|think|hear|admit
burn|burns|burnt|burned|burning off|the|my|some energy|steam|calories|toast|dinner|tea|candle|rubber
burning question|questions|desire
shoot|shot|shooting hoops|goals|stars|for_the|star
attack|attacked|attacks of_the|the_problem|asthma
heart|asthma|panic|allergy attack|attacks
scared|afraid|frightened|terrified|fear|petrified|scare|scares|nervous|anxious of spiders|dogs|dog|the_dark|heights|
    needles|needle|injections|loud|noise|noises|hand|fire|thunder|balloons|wasps|bees|crowds|exams|tests|change|new|
    the_dentist|dentist|dentists|water|swimming|lifts|escalators|the_toilet|the_toilets|flushing|germs|clowns|snakes|
    flying|bangs|fireworks|failing|failure|being_wrong|getting_it_wrong|the_future|lightning|cats|birds|insects|bugs|
    moths|monsters|ghosts|missing|traffic|roads|making|hoovers|dryers|hairdressers|haircuts|trains|planes
im|i_am|am afraid not|the|that|this|it|your|there|our|nothing|so|you
scared|afraid to put_my_hand|put_his_hand|put_her_hand|answer|read|try|get_it_wrong|join|speak_in_class
starving|starved hungry|for_attention
im|i_am|was|is starving by|after|at|when|before|for lunch|school|dinner|break|tea|home|swimming|pe|football
run|runs|running|ran off_with_the_ball|off_their_feet|out_of_time|out_of_money|out_of_milk|out_of_energy|a|the|by|
    smoothly|well|late|around|round|on_time|into|through|errands|club|clubs|group|groups|sessions|track|water|
    commentary
run|runs|ran|running away with the|it|his_imagination
never|not|dont|didnt|cant miss|missing out
missing out|lessons|school|work|from_the|from_his|information|link|appointments|piece|pieces
drown|drowning|drowned in|out paperwork|forms|emails|acronyms|admin|noise|the|red_tape|jargon
locked|lock|locks the|my|his|our|up bike|car|phone|ipad|drawer|lockers|shed
locked|lock on|in_to_the|into_a_contract|down
in|during|since|after|first|before lockdown|lockdowns
shut|shuts down
grooming|groomed|groom dog|parlour|salon|the_dog|the_horse|horses|ponies|horse|brush|hair
dog|dogs|pet|horse|pony|poodle grooming|groomers|groomed
suicide squad
dead letter|in_the_water
sex education|ed|lessons
same|single|opposite|either sex
training|session|sessions|leaflet|leaflets|lesson|lessons|poster|posters|talk|talks|workshop|workshops|course|courses|
    assembly|awareness|policy|information|webinar|webinars|film|project|presentation|evening|book about|on|for|in|
    around|covering .. suicide|grooming|county_lines|eating_disorders|self_harm|bullying|abuse|neglect|safeguarding|
    sexual|consent|drugs|knife|violence|exploitation|domestic_abuse|radicalisation
suicide|grooming|county_lines|eating_disorder|eating_disorders|self_harm|bullying|anti_bullying|abuse|
    child_protection|safeguarding|online_safety|drugs|domestic_abuse|knife_crime|restraint|neglect prevention|
    training|awareness|lead|leads|policy|policies|session|sessions|course|courses|workshop|talk|leaflet|lesson|
    lessons|webinar|webinars|poster|week|ambassador|ambassadors|officer|day|procedures
not talking|talk to strangers
stranger danger
threatened|attacked|bullied|tortured by|with the|jargon|legal|court|a_fine|fines|prosecution|exclusion|tribunal|
    closure|cuts
threat|threats|threatening|threatened of|to legal|court|closure|closing|fine|exclude|prosecute|cuts|redundancy|
    take_us_to_court|close|cut|stop_funding|remove_funding
neglected to
neglect|neglected of rural|the_building|the_grounds|villages|roads
strangling|strangles|strangled families|parents|us|schools with|by
stabbed in the_back
hit with|by a|another|huge|the bill|fine|charge|invoice|cuts|cost|costs|letter|news|pandemic|virus|covid
hit by|with covid|cuts|costs|bills|fines|flu
restraint|restraints on|in spending|budget|budgets|pay
financial|budget|time|cost restraint|restraints
hide|hides|hid|hiding under|behind the|his|her table|desk|blanket|chair when|if .. bell|noise|alarm|loud|dryer|music|
    bangs
hide|hides|hid|hiding behind the|policy|policies|rules|process|jargon|data
hide and_seek
hidden gem|costs|cost|disability|disabilities|away_on
bruises|bruise easily|easy
fell|fall|falls|tripped|slipped|bike|trampoline|football|rugby|scooter|climbing|playground ... bruis*
abusive parking
wait|waiting|system|stress|forms|bills|cost|costs|paperwork|admin|uncertainty|suspense|heat|boredom|drive|process|
    noise .. killing me|us|him|her|families
banging|bang|bashing my|our|his|her head|heads against|on a brick
beaten|beat|pipped to the|a|last|it
pull|pulling|tear|tearing my|our hair_out|hair out? trying|with|over|at|about|waiting|looking
ran|run|running|runs off ahead|to_play|happily|smiling|laughing|with_his_friends|with_her_friends|in_happily
lost|lose everything i|that typed|wrote|written
physio|physiotherapist|nurse|doctor|dentist|ot|osteopath has_to|needs_to|had_to touch|push|hold
physio|physiotherapist|coach|trainer pushes|pushed me|him|her
tied|tie|ties our|their hands|hands_with
hands are tied
hands_tied
burnt|burned out by|from the|all forms|appeals|process|paperwork|admin|system|appeal
make|makes|made me|us|him|her sick they|its|with|of|to_think
dinners|food make|makes me|him|her sick
changing_rooms|cubicle|cubicles|toilet|toilets|door have|has|had no|a|broken lock|locks
no|broken lock|locks
broke|broken my|his|her arm|leg|wrist|ankle|collarbone|toe|finger on|at|playing|falling|in|doing the|a|football|rugby|
    off|pe|trampoline|gym
day_one
lost|lose my|his|her coat|bag|phone|hat|jumper|place|patience|temper_with_the|form|letter|keys|shoes
spends|spent his|her|my money|pocket_money on trains|lego|games|books|sweets|magazines|music
like|likes|enjoy|enjoys|love|loves being? alone
crossing|road|roads|cars|traffic|pavement|pavements|parking|path ... not_safe|unsafe|dangerous
not_safe|unsafe|dangerous crossing|road|roads|parking|pavement
cardiac|respiratory arrest
machine|machines takes|took|take|ate|steals|stole|swallowed my|your|his|her
took|takes|take|taken my|his|her|their phone|phones|ipad|tablet off|in|for|during|until? lesson|lessons|class|
    the_lesson|school|form
scared|frightened|afraid|terrified|upset|anxious|hides|hide when|at|during|if|of there's|theres|the|a|they_do_a?
    fire_drill|fire_drills|fire_alarm|drill|alarm|alarms|thunder|fireworks|bell|bells|siren|sirens
push|pushes|pushed|pushing my|his|her|the chair|wheelchair|buggy|swing|swings|trolley|pram
locked|lock|locks|locking the|a gate|gates|playground|medicine|cabinet|office|front_gate|school|side_gate|store|
    cupboard_with
police came|come|coming|visited|visit|officer in|into|to school|to|for|talk|class|assembly a? safety|talk|visit|
    school|visit
broke|broken|breaks my|his|her lego|toy|toys|pencil|crayon|model|record
attacked|stung|chased by a|the wasp|bee|goose|geese|seagull|dog|swan
friends wait|waits|waited|waiting for me|him|her
asked|asks|ask|asking for a|his|her|the|more picture|pictures|photo picture? timetable|timetables|cards|symbols|book|
    of_the
fell|falling|falls|fall apart when|because|after_the|in_the|at_the
torture|murder|agony|suicide for_my_ears|waiting_on_hold
secret santa|garden|mission|agent|code|club|handshake|den|recipe|weapon|ingredient
screaming|screams|scream with_laughter|with_delight|with_excitement|with_joy
bombard*|blown|blow away|mind
touch|touches|touched my|our|all_our heart|hearts
touch|touches|touched base|screen|on_the|upon|by_how|by_the_kindness
keep|stay|get|kept|stayed in touch
in touch
rub|rubs|rubbed off|shoulders
shake|shakes|shook|shaking hands|my_hand|his_hand|up
throw|throws|threw|throwing a_ball|the_ball|balls|money|in_the_towel|him_in_at_the_deep_end|a_party|darts
pull|pulls|pulled|pulling together|out_all_the_stops|strings|my_weight|their_weight|in
push|pushes|pushed|pushing for|to_get|hard|back|him_to_do|me_to_do|her_to_do|me_to_try|him_to_try|her_to_try|through|
    boundaries|forward
hold|holds|held|holding my|his|her|their hand|hands|breath|pencil|own|attention
hold|holds|held|holding on|back|up|it_together|hands|meetings|a_meeting|accountable
bite|bites|bit|biting the|my bullet|tongue
bit|bits of
stab in_the_dark|at_it
back_stab*|knife_and_fork
knife and_fork|skills
fork and_knife
drugs|drug trial|company|prescribed|education|talk|lesson|lessons|awareness
child|kid in_a_sweet
broke|broken|break|breaks my|our|heart|his|her heart
broken|breaking|break lift|down_barriers|toy|promises|promise|bus|link|system|record|news|ice
give|gave|given|giving up|him|her sugar|football|dairy|swimming|work|my_job|my_career
ghost*|zombie|zombies|vampire
minecraft|fortnite|roblox|game|creeper|zombies|level|boss|monster kill|kills|killed|killing|dies|die|died
kill|kills|killing|killed|beat|beats|beating|defeat the boss|dragon|ender|baddies|baddie|zombies|zombie|monsters|
    monster|creepers|enemies|weeds|germs
shot|shots dead_on
murder on_the|mystery
daylight|absolute|blue murder
get|gets|got|getting|gotten away_with_murder
over my_dead_body
sick of waiting|chasing|fighting|repeating|hearing|being_told|forms|the_same
tired of waiting|chasing|fighting|repeating|hearing|being_told|the_same
sick to_death_of|and_tired
bored|scared|worried|frightened|tired to|half_to death
death by_powerpoint|by_paperwork
life|lives or_death_situation|saver|savers|line
cry wolf
in_the_dark
killer|deadly whale|whales|queen|instinct|sudoku
self_service
strangled|choked|choking|strangling by red_tape|bureaucracy|up
slap|slapped on_the_wrist|a_label|in_the_face
a|the kick|slap|punch in_the teeth|guts|stomach|face
battle|battles|battled|battling|fight|fighting|fought for|against_the_system|the_council|the_system|the_la|
    with_the_council
abuse of_power|the_system|of_the_system|the_blue_badge|of_blue_badge|parking|of_parking|of_process
violent storm|video_games|films|games
hungry caterpillar
runaway train
"""

FIGURES_OF_SPEECH = phrases_of(_WRITTEN)
"""What is struck out, in the language of `phrases.py`."""
