"""Words that are no names though they stand where names stand, and given names that are hardly ever anything else.

Written for this product. The given names help with texts typed in small letters; every other rule works for any name.
"""

from __future__ import annotations

from surveyapp.comments.word_sets import words_of

PLACES = words_of("""
    rutland oakham uppingham ketton cottesmore empingham ryhall barleythorpe whissendine langham greetham exton
    stretton stamford peterborough leicester leicestershire melton mowbray corby kettering nottingham lincoln
    lincolnshire grantham northampton northamptonshire cambridge bourne london birmingham derby england britain uk
    wales scotland ireland europe poland ukraine romania nepal syria pakistan bangladesh india turkey africa america
    france spain germany china kent essex manchester liverpool leeds sheffield bristol york edwardston casterton
    market overton luffenham manton braunston wing lyddington caldecott belton whitwell normanton burley edith
    weston midlands coventry loughborough
    """)
"""Places: they name where, not who."""

NOT_NAMES = PLACES | words_of("""
    a about above absolutely access across activities actually add additional address admin adhd adult adults advice
    advocacy after afternoon again against age ages ago all allowed almost alone along already also although always
    am amazing an anxiety and angry annoyed annual another answer anxious any anybody anymore anyone anything anyway
    anywhere apparently appalling appeal applied appointment appointments april are area around art as asd ask asked
    asking asperger aspergers assessment assessments assistant at august autism autistic autumn available away awful
    baby back bad badly bank be beautiful because become been before behaviour behind being believe best better
    between beyond big biggest biscuit bit black blue board book books boring born both boy boys boyfriend break
    breakfast brexit brilliant british bring broken brother brothers brown budget building bully bus bored busy but
    buy by bye calculus call called calling calls calm camhs came can cancer cannot cant car care carer carers
    caring cars case cat celebrate central centre cerebral certain chair chairs changes chance change charity check
    child childline children childrens christian christmas church city class classes classroom clear clinic closed
    club clubs coach code coffee cold college come comes coming communication community complex concerned confused
    consistent constantly consultant contact cool coordinator cooking cope coronavirus could couldnt couldn't
    council councillor councillors councils counsellor county course covid crisis crying cyp dad daddy dads dance
    dangerous date daughter day days dco dear december deaf deal decent decision definitely delays dentist
    department dept desperate despite details devastated development diagnosed diagnosis did didnt didn't different
    difficult dinner direct disabled disability disappointed disgusting do doctor doctors does doesnt doesn't dog
    doing don't done dont down downs drama driver drivers due during dyslexia dyslexic dyspraxia each early easier
    easter easy eat education educational ehc ehcp ehcps eight either eleven else email emails empty end english
    enough ep equipment especially essential etc even evening ever every everybody everyday everyone everything
    everywhere exactly exams excellent except excited exclusion exhausted experience experienced extra extremely
    face facebook failed fair family families fantastic far farm fast father february fed feel feeling feels felt
    few fifteen fight filling final finally find fine finished first five fixed flat food football for form forms
    forum foster found four free french frequent friday fridays friend friendly friends from frustrated frustrating
    full fun funding funny further future game games gaming garden gave gcse general get gets getting girl
    girlfriend girls give given giving glad glossary go god goes going gone good goodbye google got gp grandad
    grandma grandparents gran granny great green group groups had hadnt half halloween happened happy hard hardly
    has hasnt have having he head headteacher health healthwatch hear heard hearing hello hell help helped helpful
    helping helpline her here hers hes hey hi high him himself his history hoist holiday holidays home homework
    honestly hopefully hopeless horrible horrendous horrid hospital hour hours house how however hub hundreds hungry
    husband i i'd i'll i'm i've ict id idk if ignored ill im immediate important impossible improve in incredibly
    independent individual infant infants information inside instagram instead internet into is island isnt isn't
    islam issues it its it's itself ive january jewish job joined journey july june junior just justice keep kept
    key keyworker kid kids kind kinda know la lack lady last late later leaflet learn learning least leave left lego
    legal less let lets letter letters level library life lift lights like link list listen listened listening
    little live lives living local lol london's lonely long longer look looking lost lots lot love loved lovely
    loves low lower lucky lunch lunchtime made mainstream main make makes making man manager managers many march
    maths may maybe me meal mean meanwhile medical medication medicine meet meeting meetings men mental message met
    middle midday might mine minecraft miss mixed mobile mom moment monday mondays money month months more morning
    most mostly mother mouth moved moving mr mrs ms much multi mum mummy mums music muslim must my myself name named
    nan nana nanna nanny national near nearly need needed needs neither never new newer next nhs nice night nine no
    nobody noise noisy none non nope normal nor not nothing november now nowhere number numbers numerous nurse
    nurses nursery ot occupational october of off office officer officers often ofsted oh ok okay old older on once
    one ones online only open opening operation options or orange other others otherwise our ours out outreach
    outside outstanding over overall overwhelmed own paediatrician paper parent parenting parents park part partner
    party past patient patience pe people per perfect perhaps person personal phone physical physio physiotherapist
    piano pick picture pictures pip place places plan plans play playing please pls pm poor positive possible post
    potentially portal practically pre preparing previous primary principal private probably problem process
    professional professionals proper properly proud provide provision psychologist pub public pupil pupils put
    quality queue quick quiet quite r ra rang rather read reading ready really reception receptionist recently red
    referral referred regarding reports report residential respite rest review riding right ring road roblox room
    rooms routine rubbish rude rugby running rural sad sadly safe said sallt salt same sat saturday saturdays say
    saying says school schools science sealed secondary section see seeing seen seems self sen senco sencos send
    sendiass sending seriously sensory sent separately september service services seven several she she's shes
    shocking shop short should shout shouting shy sick side sign similar simple simply since single sir sister
    sisters site sits sitting situation six sixth sleep slow small snapchat so social sofa some somebody somehow
    someone something sometimes somewhere son soon sooner sorry sort spanish spare speak special specialist speech
    spell spend spoke sport sports spot spring staff start started starting starts state statement stay stayed step
    still stop stopped story strange stressful street stress stuck student students stuff stupid such suddenly
    suffering suggest summer sunday sundays super superb supply support supported supportive supporting sure surely
    surgery survey swim swimming system ta take taken takes taking talk talked talking tas taught tax taxi taxis
    teacher teachers teaching team teams tech teen teens telling ten term terms terrible terrified text than thank
    thankfully thanks that thats that's the their theirs them themselves then therapist therapists therapy there
    theres there's these they theyre they're thick thing things think third this those though thought thousands
    three through thrown thursday thursdays tik tiktok time times tired to today together told tomorrow tonight too
    total totally town toy traffic train training transfer transition transport travel treated tribunal trip tried
    trouble true trust try trying tuesday tuesdays tutor twelve twice twin twins two ugh ukrainian unbelievable
    uncle under understand understanding understands understood unfortunately unhelpful uni uniform unit university
    unless until up upset urgent us use used useful useless usually utterly vague van verbal very via visit visitor
    voice wait waited waiting walk want wanted wants was wasnt waste watch water way we website wed wednesday
    wednesdays week weeks weekend weekends weird welcome well went were weren't werent what whatever whats what's
    wheelchair when whenever where whether which while white who whoever whole whom whose why wife will wish with
    within without woman women won't wonderful wont words work worked worker workers working works world worried
    worse worst would wouldnt write writing wrong xbox xmas xx xxx yard year years yellow yeah yes yesterday yet you
    young your yours youngminds youtube yr zoom zero lockdown pandemic ramadan eid diwali polish romanian nepali
    arabic urdu welsh irish scottish indian asian european african roma traveller gypsy ipad iphone android teams
    whatsapp twitter netflix disney pokemon mario fortnite playstation nintendo switch tesco asda aldi lidl
    mcdonalds amazon argos boots b&q ikea mencap barnardos barnardo's samaritans nspcc kooth ambitious contact scope
    sibs iass lgo ombudsman dfe dla uc universal credit pda odd ocd epilepsy epileptic tourettes tourette's tourette
    down's syndrome diabetes diabetic palsy dcd dld sld pmld mld semh motability makaton pecs proloquo elklan thrive
    elsa nurture lsa hlta cctv pshe ks1 ks2 ks3 ks4 sats btec nvq eyfs sep sept oct nov dec jan feb mar apr jun jul
    aug mon tue tues weds thu thur thurs fri sat sun winter bonfire valentines mothers fathers nobody's everyone's
    somebody's today's shame brownies cubs scouts guides beavers rainbows lgbt trans gay dyscalculia sencos' portage
    homestart sure surestart honest honesty evidence everything's amazingly lots appreciate feedback requests
    request having reasonable adjustments ongoing offered nobodys waited lovingly desperately eventually
    consequently moreover furthermore therefore hence thus anyhow besides likewise nevertheless regardless luckily
    apart accessible signposting signposted early intervention mediation panel annex appendix clause act bill law
    judge court judgement mp mps minister parliament government councillor labour conservative tory lib reform king
    queen prince princess jesus lord allah hospice ward hallway toilet toilets playground library hydro pool gym
    leisure cinema theatre museum zoo beach farm shop supermarket sensory soft bouncy trampoline ambulance
    ambulances paramedic paramedics podiatrist podiatry psychiatrist psychiatrists response prompt arrived arrive
    timescale issue clearly dementia sepsis pneumonia aphasia alzheimer alzheimer's alzheimers relapse palpitations
    atmosphere relative caller chemist pharmacist pharmacy psychology psychologist psychologists redacted showing
    shows advise regular efficient doc docs dr's defiantly prescription prescriptions tablets dose doses drug drugs
    blood x-ray xray ginger bbq experiences explanation explanations clinician clinicians midwife midwives optician
    surgeon surgeons outpatients inpatient bed beds queue queues reply replies letter's council's school's camhs's
    process's paperwork plan's progress pressure anger attention depression stress sleep trauma grief attachment
    sensory hearing sight vision hyperactivity communication's transport's respite's minibus mobility money advisor
    adviser dyspraxic neurodivergent neurodiversity neurotypical selective mutism stammer tics tic foetal fetal fasd
    cleft fragile asthma eczema allergies allergy pip's names later's nuts dizzy asleep awake alive dead ill sick
    bullied scared lonely tired hungry hot cold bored deaf blind autistic disabled
    """)
"""Ordinary words, months, services, conditions and brands: none names a person, whatever stands before it."""

GIVEN_NAMES = words_of("""
    bob rob jo gene jools sol al aaliyah aaron abdul abdullah abdi abigail abby adam adele adeel adrian ahmed aidan
    aiden aimee aisha aisling ajay akash alan albert alejandro aleksander aleksandra alex alexander alexandra alexei
    alexis alfie alfred ali alice alicia alina alisha alison alistair aliyah allan amanda amara amber amelia amelie
    amina amir amira amit amna amy ana anastazja andre andrea andrei andrew andrii andrzej andy aneta angela angus
    anita aniya anjali ann anna annabel anne annie anthony antonio anusha anya aoife arash archie ariana arjun arlo
    arthur asha ashley ashleigh ashton asif asma astrid ava ayaan ayah ayesha ayla barbara barry bartek bartosz
    beata beatrice becky ben benjamin bernadette beth bethan bethany bhavna bilal billie billy blessing bogdan
    bohdan bradley brandon brenda brian bridget brooke bryan caitlin callum cameron cara carl carla carlos caroline
    catherine cathy cerys chantelle charlie charlotte chelsea chen cheryl chidi chinedu chiara chloe chris christina
    christine christopher claire clara clare clive cody colin connor conor corey courtney craig cristian curtis
    cynthia dafydd daisy dalia damian dan daniel daniela danielle danny danuta darren dave david dawid deborah
    debbie declan deepak demi denise dennis derek desmond dev dexter diana diane dilys dmytro dominic dominik donna
    doreen dorota dorothy doug duncan dylan ebony eddie edith edward eileen elaine eleanor elena eli elias elijah
    elisa elizabeth ella ellen ellie elliot elliott elsie emeka emil emilia emily emma emmanuel enid eric erin esme
    esther ethan eva evan eve evelyn ewa ewan ezra fahad faisal farah farhan fatema fatima fatimah felicity felix
    femi ffion filip finlay finley finn fiona flora florence fran frances francesca francis frankie fraser fred
    freddie freddy freya gabriel gabriela gareth gary gavin gemma geoff geoffrey george georgia georgie georgina
    gerald gillian gina giovanni gita glenn gloria goran gordon graham grzegorz gurpreet gwen habiba hadi hafsa
    hamza hana hanna hannah hannan haris harjit harold haroon harriet harris harrison harry haruka hassan hayden
    hayley hazel heather heidi helen henry hiba hira hiroshi hugh hugo hussain hussein ian ibrahim idris iga ilyas
    imogen imran ines ioana iqra irena irene iris isaac isabel isabella isabelle isha isla ismail istvan ivan ivy
    iwona izabela izzy jacek jackie jacob jacqueline jade jaden jaiden jaime jake jakub jamal james jamie jamila jan
    jana jane janet janice janine jason jasmin jasmine jasper javed jay jayden jaz jayne jean jeanette jeff jennifer
    jenny jeremy jermaine jerome jess jessica jessie jill jim jimmy joan joanna joanne jodie joe joel john jon jonah
    jonathan jordan jorge jose joseph josh joshua josie joyce juan judith judy julia julian julie justin justyna
    kacper kai kaitlyn kamal kamil kamila karen karim karl karolina karthik kasia kate katherine kathleen kathryn
    kathy katie katarzyna katy kavita kayden kayla kayleigh keira keith kelly kelvin ken kenneth kenny kenji kerry
    kevin khadija khalid kian kiera kieran kimberley kinga kiran kirsty kofi krish krishna krystyna krzysztof kwame
    kyle kylie lakshmi lara laura lauren layla leah leanne lee leila leo leon leona leonard leroy lesley leslie levi
    lewis lexi liam libby lidia lillian lilly lily linda lindsay lisa liz logan lola lorraine lottie louie louis
    louisa louise luca lucas lucia lucy ludmila luis luka lukas lukasz luke lydia lyla lynda lynn mackenzie maddie
    maddison madison magda magdalena mahmoud maisie malachi malcolm malgorzata malik mandy manpreet marcel marcin
    marcus margaret maria mariam marie marilyn mario mariusz marjorie marlon marta martha martin martyn martyna mary
    maryam mason mateusz matilda matt matthew maureen maurice max maxwell maya meera megan mehmet mei melanie
    melissa mercy mia michael michal michelle miguel mihai mike mikolaj mila miles millie milo mina minh miriam mo
    moesha mohamed mohammad mohammed mohammad moira molly mona monika morgan moses muhammad muriel mustafa myles
    nabil nadia nadine naima nancy naomi nasreen natalia natalie natasha nathan nathaniel naveed neil neha nia niamh
    nicholas nick nicola nicole nigel nikita nikki nina ngozi noah noel noor nora norman nour oksana ola oleksandr
    oleksii olena olga oliver olivia ollie oluwaseun omar orla oscar osman owen oyin pablo pamela parminder pat
    patricia patrick patrycja paul paula pauline pavel pawel pedro peggy penelope peter petra phil philip phillip
    philippa phoebe phyllis pierre piotr pooja poppy priscilla priya przemek qasim rachel radu rafal rahim rahul raj
    rajesh ramona rania ranjit rashid raul raymond rebecca reece reggie reena rehana renata rhian rhiannon rhys
    ricardo richard ricky rita riya robert roberta roberto rohan roisin roksana roman ronan ronnie rory rosalind
    rosemary rosie ross roxanne roy ruby rufus rukhsana rupert russell ruth ryan saad sabina sadie sadia safiya
    sahil saira salim salma salman sam samantha samina samir samira sammy samuel sana sandra sanjay sara sarah sasha
    saskia scarlett scott sean sebastian seren serhii shabnam shahid shakira shan shane shania shannon sharon shaun
    shauna shazia sheila shelley shirley shreya siddharth sidney sienna silvia simon simran siobhan skye sofia sonia
    sophia sophie stacey stanislaw stanley stefan stella stephanie stephen steve steven stewart stuart sue sunita
    suresh susan suzanne svetlana sylvia szymon tahira talia tamara tania tanya tara tariq tasha taylor ted teresa
    terry theo theresa thomas tia tiago tiffany tim timothy tina toby todd tom tomasz tommy tony tracey tracy travis
    trevor tristan tyler tyrone uma umar urszula usman valerie vanessa vanya vasile vera verity veronica vicky
    victor victoria vijay vikram vincent viktor violet vivek vivian vivienne volodymyr waleed walter wanda wayne
    wendy wiktor wiktoria wilfred william winston wojciech xavier xin yasmin yasin yara yi yosef youssef yuki yuri
    yusuf yvonne yvette zac zach zachary zahra zain zainab zak zakariya zara zayn zeynep zoe zofia zoya zuzanna
    ellie-mae ella-mae lily-mae lily-rose anna-maria mary-jane
    """)
"""Given names of many tongues that are hardly ever an ordinary English word."""

AMBIGUOUS_NAMES = words_of("""
    will may mark grace hope faith joy rose summer autumn april june august dawn robin holly frank bill rich pat
    jack sky jay penny daisy poppy amber ruby crystal jade pearl ivy violet iris lily heather hazel olive ray nick
    art chase drew grant guy miles harmony melody destiny honey star willow river rowan ash cliff dale glen dean
    earl prince king duke angel christian carol eve sandy pip red blue skip sunny kit mar summer's wade lance bee
    bea brook brooke storm rain snow winter bear fox wolf rocky buddy sonny junior precious blessing lucky mercy
    patience charity constance clement victor noel christian justice ted vic mo
    """)
"""Names that are words too: they are names only beside a cue."""
