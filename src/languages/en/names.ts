/** Common given names by the gender they mostly go with, lower case. Names that go with both are left out of both. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const femaleNames = list(`
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily
  donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma
  anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce
  victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria
  sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte
  natalie theresa diana brittany doris kayla lori marie nina hillary hilary ivanka melania kellyanne nikki condoleezza loretta
  elena olga tatiana svetlana irina natalia natasha ekaterina oksana yulia ludmila galina larisa vera nadia anastasia daria ksenia marina
  ursula angelika heike sabine claudia petra monika birgit gabriele renate ingrid ilse greta heidi katrin annalena nicola theresa
  jacinda penny julia gillian fiona moira siobhan niamh aoife bridget kirsten astrid sigrid freya solveig sanna mette magdalena
  agnieszka katarzyna ewa malgorzata joanna zuzana jana eva lenka zdenka ana ivana milena jelena dragana vesna snezana kaja
  giulia francesca chiara giorgia paola silvia valentina federica elisabetta lucia rosa carmen pilar dolores mercedes isabel ines
  beatriz cristina claudia gabriela daniela fernanda mariana luisa juana ximena yolanda alejandra adriana veronica dilma michele
  marine segolene brigitte sophie camille amelie chloe celine manon juliette anne aurore florence valerie nathalie sylvie
  fatima aisha khadija maryam zainab layla leila noor nour amina yasmin samira salma huda hanan rania dina mona malala benazir shirin
  farah nasrin soraya zahra narges mei ying xiu hua ling yan li-na yuki yoko keiko sakura akiko haruka naomi emi michiko sanae
  priya indira sonia sushma mamata kavita anjali lakshmi sunita meera pooja deepika aung-san suu ngozi amara chioma adaeze wangari
  thandi nomvula zodwa ellen joyce graca phumzile sheikh-hasina hasina tsai megawati gladys imelda corazon leni miriam ruth golda
  tzipi ayelet shira tamar dalia rivka esther chelsea tiffany erica erin alison allison caroline claire charlene courtney crystal
  dawn edith eileen elaine ella eleanor ethel eva faith felicia gail geraldine ginger gwen harriet hazel holly hope ida irene iris
  ivy jackie jane jasmine jeanne jenna jill jo joanne josephine joy juanita katie kate kathy katrina kristen kristin lillian lily lois
  lorraine louise lucy lydia lynn mabel maggie marcia margarita marlene maureen maxine melinda mildred molly monica norma pauline peggy
  phyllis rhonda rita roberta robin rosemary sally sheila sherry stella sue susanna suzanne sylvia tammy tanya tara thelma tina tracy
  vanessa vivian wanda wendy wilma yvonne zoe elise elisa tulsi kamala alexandria ilhan rashida ayanna pramila muriel letitia fani stacey
  liz kirsty priti suella yvette angela bernadette jeannette karoline kari kirstjen janine april june augusta mikaela marta irma
  yara lena petra dana
  gertrude hedwig mathilde adele alma clara elsa frida gerda hilda johanna karla lena lotte margit nora paula rosalind sabrina thea
  debbie deb becky carla cathy cindy connie dianne dolly ellie esme estelle evelina fay fern flora francine freda gabby gina ginny
  gwendolyn hattie henrietta janelle janie jeannie jenny jocelyn jodi joni josie kara katharine katy kendra kristi kristine krista
  lara latoya laurie leah leonie leticia lilian linette liza lola lottie lucille luz lynne madeleine madeline mandy marcy margo
  margot marian marianne maribel marisa marissa marjorie mattie maura mavis meghan mia millie mimi minnie miranda mitzi mollie myra
  myrna nadine nancie nell nellie nettie noelle noreen odette olive pam patty philippa polly priscilla prudence rachael ramona randi
  reba regina rena robyn rochelle ronda rosalie rosalyn rosie roxanne sabina sadie selena selma serena shari shawna shelly sherri
  simone sondra sonja sonya susie sybil tabitha tamara tamika tasha tatyana terri tessa tonya tracey tricia trish trudy valarie
  velma verna vicki vickie vicky viola violet wilhelmina willa winifred yasmine zelda aaliyah abby ada adela adelaide adrienne
  agatha agnes aileen alana alexa alexandra alicia alina aline alisha alyssa amalia amelia angelica angelina anita annabel anneliese
  annette annie antoinette antonia ariana arlene audra audrey aurelia ava barbra bea beatrice becca belinda bella benita bernice
  bertha bessie beth bethany betsy bette beulah bianca blanche bonnie brandi brianna bridgette britney camilla candace candice cara
  carina carissa carly carmela carolina carrie cassandra cecelia cecilia celeste celia charity charmaine chelsey cherie christa
  christie ciara clarissa claudette cleo colette colleen constance consuelo cora coretta corinne cornelia dahlia daisy daphne darla
  darlene deanna deena deirdre delia delilah delores desiree dinah dora dorothea dotty earlene ebony effie elinor elisabeth eliza
  elsie elvira emilia erika ernestine esmeralda essie eugenia eunice evangeline evita
  edna ethelyn menna bronwen gwyneth rhiannon carys cerys ffion nesta morag ailsa catriona eilidh isla isobel ishbel
  kirstie mairead orla roisin sinead saoirse grainne maeve oonagh bettina bettine dorte dorthe dorrit ottoline odile
  mireille mirela renske saskia femke anouk marieke lieke sanne tineke ingeborg ingunn ragnhild solvej sunniva tove tuva
  tuulikki aino aune eeva helmi hilma kerttu liisa sirkka tuula riitta satu salome perpetua domenica hespera meredith
  renata ysolde isolde winnie fenella letty lettice rowena hester hesper thora tilde tilda ulrike ulla veronika wiebke zora
  zsofia zuzanna ludmilla mirjana mira nadja natascha orsolya piroska ottilie petronella radka ruzena sarka stanka svetla
  tereza ivona jadwiga jagoda kinga bozena danuta grazyna halina irena iwona janina krystyna leokadia lidia zofia
`);

export const maleNames = list(`
  james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul
  andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
  justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry
  zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence
  jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell
  bradley philip eugene bob bill jim tom tim mike dave dan steve rob ron ken greg jeff matt ben sam nick tony fred ted ed don barack
  mitt newt rand marco rudy bernie al hal lou max leo ray rick rex roy ross seth stan stuart todd troy vance vernon victor warren wesley
  vladimir sergei sergey dmitry dmitri mikhail alexei aleksei aleksandr oleksandr andrei ivan igor boris nikolai yuri oleg viktor
  anatoly konstantin maxim pavel roman ruslan volodymyr oleksiy andriy mykola petro vitali vasyl denys taras bogdan bohdan yevgeny
  yevgeniy valery gennady grigory leonid lev stanislav vyacheslav kirill ilya artem anton arkady emmanuel francois jacques nicolas
  jean-claude jean-luc jean-yves pierre michel philippe laurent olivier bruno gerard alain bernard claude didier yves marcel rene thierry gilles
  angelo giuseppe silvio matteo mario sergio paolo marco luigi giovanni antonio enzo franco romano roberto alessandro lorenzo stefano carlo
  pedro mariano pablo felipe carlos luis javier fernando miguel manuel jorge ricardo rafael alberto diego eduardo enrique francisco
  guillermo hector hugo ignacio jaime joaquin julio lorenzo nestor nicolas oscar ramon raul ruben salvador santiago jair luiz joao
  lula paulo gustavo rodrigo thiago henrique klaus hans jurgen jürgen wolfgang helmut gerhard olaf friedrich markus armin horst dieter
  heinz karl kurt manfred otto rainer rolf stefan uwe werner wilhelm günter gunter heiko sigmar frank-walter johannes lars sven anders bjorn
  erik gunnar jens henrik magnus mats nils olof ole per stefan torsten fredrik jan piotr andrzej jaroslaw lech donald mateusz zbigniew
  tomasz krzysztof marek jerzy wojciech vaclav milos petr jiri tomas radek zoltan viktor laszlo ferenc gabor istvan janos bela traian
  klaus ion nicolae mihai radu aleksandar milorad slobodan goran dragan zoran vojislav ante andrej janez borut kyriakos antonis
  georgios recep tayyip mehmet mustafa ahmet kemal binali mevlut selahattin abdullah ali ahmed ahmad mohammed muhammad mohammad mohamed
  hassan hussein husain omar khalid ibrahim ismail yusuf youssef mahmoud saad tariq faisal salman abdul abdel bashar hosni anwar
  gamal nasser yasser saeb ismail khaled haider nouri adel ayad hamid ashraf karzai imran nawaz asif pervez shahid bilawal javad hossein
  hashemi benjamin binyamin ehud shimon yitzhak ariel avigdor naftali yair benny moshe avi xi hu wen jiang deng zhou wang li
  shinzo yoshihide fumio taro junichiro kenji hiroshi takeshi akira satoshi narendra rajiv rahul manmohan amit arvind arun sanjay vijay
  anil ashok rajesh suresh ramesh nirmal joko prabowo rodrigo ferdinand benigno najib mahathir lee thaksin prayuth hun nguyen
  nelson jacob cyril thabo desmond robert emmerson morgan paul uhuru raila william yoweri kwame kofi olusegun goodluck muhammadu
  boris nigel jeremy keir rishi alistair gordon tony david ian iain alastair angus callum hamish duncan ewan fergus graham neil
  liam oliver harry rory simon stewart trevor hugh colin clive barry craig derek geoffrey glenn howard leonard lewis lloyd malcolm
  martin maurice melvin milton mitch mitchell nathaniel norman oswald percy preston quentin randall reginald reince rodney rudolph rupert
  sebastian sidney spencer terence theodore tobias ulysses wilbur winston yancy abraham aidan alec alfred allen alvin andre andy archie barney
  bart blake brad brent brett byron caleb calvin cameron cecil cedric chad charlie chester chris chuck clarence clark clayton clifford clint
  cody conor corey curtis damian darrell darren dean dominic doug drew duane dwayne dwight earl eddie edgar edmund edwin eli elliot elmer
  ernest evan felix floyd francis freddie garrett geoff gilbert glen grant gus guy harvey herbert herman homer horace ira isaac isaiah
  ivan jake jared jay jeb jed jefferson jimmy joel johnny jon josh julian julius karl kirk lance leon leroy leslie lester lindsey
  louis lucas luke luther lyle manny marcus marshall marvin micah miles morris moses ned oren orlando orrin owen paddy perry pete phil
  ralph reggie reuben rodger roland ronnie rufus sammy saul shane sheldon sherman silas solomon stanley sylvester terrence thad thaddeus
  toby tommy travis tucker ty vern virgil wade wallace wally walt ward will willard xavier zack zane gavin chuck denny trey beto pete elon
  ivo josef stepan timur arman ansel emre mathieu luc noel yves-marie niko nikos
  mikael matthias jonas emil gustav ludwig konrad leopold ulrich anselm bastian caspar dietmar egon ernst hartmut henning joachim lukas
  abel abner abe adolfo adrian adriano agustin aldo alejandro alessio alfonso alfredo alonso alonzo alphonse alton alvaro amos
  anatole andreas angelos antoine antonin archer ari aristotle armand armando arne arnold arturo asher aubrey augustine augustus
  aurelio avery axel barrett barton basil baxter benedict benito bennett benton bert bertrand bjarne blaine bo boyd brendan brennan
  brenton brock brooks bryant bryce burt carlton carmine carroll carson casimir cesar chandler chet claudio clay clement cleveland
  clifton clyde colby cole colton conrad cornelius cory cristian cruz curt dale damon dane danny dante darryl darwin davy dax dayton
  declan delbert demetrius denzel deon derrick devin devon dewey dexter dino dion dirk dmitriy domenico dominick donnie donovan
  dorian dudley dustin dwain easton edison edmond eduard efrain elias eliot ellis elmo elton emanuel emerson emile emilio emmett
  enoch errol ervin esteban eustace everett ezekiel ezra fabian faustino federico ferris fidel filippo finn fletcher florian
  franklin franz fritz garry garth gene gerry gideon gil gino giorgio grady graeme grayson griffin guido hank harlan harrison heath
  henri hendrik herb heriberto hershel hiram hollis hubert humberto irving irwin jameson jasper javon jerome jerrold jimmie joey
  johan jonah jorgen josiah jude jules kareem keegan kelvin kendall kenny kermit kerwin khalil kieran kip kristian kristopher kurtis
  lamar lambert landon larson leander leif leland len leonardo leonel les linus lionel lonnie loren lorne lowell luca luciano lucio
  ludovic mack marcello marlon marty mauricio maximilian maynard mel mervyn micheal mickey milan milo myron napoleon neal neville
  newton nico noam nolan norbert octavio odell orson osvaldo oswaldo ozzie pascal patricio pepe percival pierce placido porfirio
  rafe raj ramiro raphael rashid raymundo reid reinhold remy renato rhys rico riley robby rocco roderick rodolfo rogelio rolando
  rollin romeo roscoe royce rubin sammie sandro sanford scotty seymour shaun shawn sid sigmund simeon stephan sterling tad tate
  teddy terrell terrance theo thurman tito titus tobin tod trent trenton tristan truman tyrone tyson uri vaughn vince virgilio vito
  vlad waldo weldon wendell wilfred wilfredo wiley willis winfred woodrow wyatt xander yann yehuda yosef yosuke zachariah zeke zev
  albin olav
  aldous ambrose ansgar auberon bram bertil corvin edric emeric everard garrick gethin gwilym hedley hamish idris ieuan
  ifor iolo iorwerth dafydd dewi emlyn emrys gareth geraint huw ivor llewellyn lucan lorcan cormac cathal ciaran colm
  conall cillian diarmuid donal eamon eoghan finbar fintan oisin padraig ronan ruairi seamus lowell leofric merrick nuno
  rui tiago vasco joris jurriaan koen maarten pieter ruud sjoerd teun wouter willem anders asbjorn birger eirik einar eskil
  frode geir haakon halvard harald havard ivar kjell knut leiv nils oddvar osvald ragnar rasmus roald rolf rune sigurd
  sindre snorre stellan sten stig sture svein tarjei terje thorvald torvald torbjorn torolf trond trygve ulf uno viggo
  yngve aarne aimo antti eino eero esa heikki ilkka jari jarmo jouko juha jukka kalle lauri matti mikko olli onni paavo
  pekka pentti risto sakari seppo tapio teemu timo toivo urho veikko teodor tobiasz tadeusz zdzislaw wladyslaw bronislaw
  czeslaw grzegorz henryk kazimierz leszek lukasz maciej mieczyslaw rafal ryszard slawomir szymon waldemar witold zygmunt
  bohumil bretislav jaromir jaroslav ladislav lubomir lubos ludek miroslav oldrich otakar radim radovan rostislav vladislav
  vlastimil vojtech wilf
`);
