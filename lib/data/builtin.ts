/**
 * An English tale of 21,494 characters, written for Fluxion, so that training
 * needs neither a download nor a permission. It is all lower case, to keep the
 * vocabulary of a tiny model small: 34 distinct characters, which are the 26
 * letters, the space, the line feed and `' , - . ; ?`.
 */
export const builtinCorpus: string = `\
there was once a small island at the edge of the sea, and on the island there
was a lighthouse, and in the lighthouse there lived a keeper. the keeper was an
old woman with grey hair and quick hands, and her name was martha. every evening
she climbed the stairs to the lamp, and every evening she lit it, and all night
long the light went round and round over the dark water.

there were ninety-nine stairs in the tower. martha knew each of them by its
sound. the third stair sang, the tenth stair sighed, and the last stair of all
said nothing, for it was made of stone. she counted them going up, and she
counted them coming down, and the number was always the same. that is a good
thing in a stair, she said.

below the tower there was a house with two rooms, and behind the house there was
a garden with a wall. the wall was there to keep out the wind. the wind did not
like the wall, and in the winter it came over the top of it and shook the apple
tree. but in the spring the garden was warm and still, and the bees came from
the other side of the bay to visit the flowers.

the nearest town was across the water. it had one street, one church, one baker,
and one clockmaker. the clockmaker was a tall thin man, and his name was jonas.
he had made the great clock that turned the lamp, and four times in the year he
took his blue boat and rowed to the island to see that all was well with it.

how is the clock? he asked, every time, before he had tied up the boat.

the clock is well, said martha, every time. and how are you, jonas?

the clock is what i came to see, said jonas; but he smiled, and he took off his
hat, and he stayed for tea.

in the first days of the spring a letter came to the island. it did not come
with the post, for the post came on a friday, and this was a tuesday. it came in
a bottle of green glass, and the sea laid it down on the sand as softly as a cat
lays down a feather. martha found it in the morning, when she went to look for
wood.

she took it home and set it on the table. the glass was thick, and the cork was
sealed with red wax. she could see the paper inside, rolled up small and tied
with a thread. who would send a letter by the sea? she said. the sea is slow,
and it cannot read.

she did not break the bottle. she warmed the wax with her hands until it was
soft, and she pulled out the cork, and she drew out the paper with a long pin.
the letter was short. it was written in a round and careful hand, and this is
what it said.

i am keeping a light on the far side of the sea. i do not know who you are. if
you find this, please tell me, is there anyone there? when i look out at night,
i see only the dark.

martha read the letter three times. then she went up the ninety-nine stairs, and
she stood by the lamp and looked out over the water, to the place where the sea
and the sky were one line. she looked for a long time. there was no light there
at all. but the world is round, she thought, and a light may shine very well and
still be under the edge.

that evening she sat down at the table with a clean sheet of paper. she was not
used to writing letters. she wrote the log of the lighthouse every night, and
there she put down the wind and the weather and the ships, and nothing more. so
she began with the weather.

the wind is from the west, she wrote, and the night is clear. i am here. i keep
a light too. there is a garden behind my house, and the apple tree has its first
leaves. i do not know how long this letter will be on the way. what is the
weather with you?

she rolled up the paper and tied it with a thread. she put it into the green
bottle, and she sealed the cork with a candle. then she went down to the water,
at the turn of the tide, and she gave it to the sea.

now the days went by, and they were all alike, and they were all a little
different. in the morning she swept the stairs and cleaned the glass of the
lamp. at noon she worked in the garden. in the afternoon she mended what the
wind had broken. and in the evening, when the sun went down behind the water,
she climbed the tower and lit the light.

she planted beans along the wall, and she planted onions by the door. she
planted a row of yellow flowers for the bees. the rain came and went. the gulls
walked up and down on the roof and talked about the fish. a grey cat, who had
come on a ship and had not cared for it, slept in the window and opened one eye
when the door was opened.

is there a letter? martha asked the cat, for there was no one else to ask. the
cat said nothing. it was not a cat that spoke before it was sure.

when the apple tree was white with flowers, jonas came in his blue boat. he
looked at the great clock, and he put a drop of oil on each of its wheels, and
he listened to it with his head on one side. then he sat in the garden and drank
his tea. martha brought him the letter and laid it down beside his cup.

jonas read it slowly. he was a man who did all things slowly, for he knew how
small a thing will stop a clock. the far side of the sea, he said. that is a
long way for a bottle. it must have gone round the cape and over the deep water,
with the whales. it may have been a year on the way. it may have been ten.

ten years? said martha. then the one who wrote it has been waiting for ten
years.

or has gone home, said jonas, or has a new light, or a new letter. you do not
know. but you wrote back?

i wrote back, said martha.

good, said jonas. and he put on his hat and went home across the bay, and the
light went round and round above him, and showed him the way.

the summer came. the sea was as flat as a plate and as blue as the boat. the
fishermen went out before the sun was up, and they came home when the sun was
low, and they lifted their hands when they passed the tower. in the hot
afternoons martha sat in the shade of the wall and shelled the beans. the bees
went in and out of the yellow flowers, and the cat slept, and the clock in the
tower went on with its work.

one night there was a storm. it came up from the south with no warning, black
and quick, with thunder in it. the wind threw the sea at the rocks, and the rain
ran down the glass of the lamp so that the light was broken into a thousand
pieces. martha did not go to bed. she sat by the lamp and fed it with oil, and
she listened to the great clock.

then, in the middle of the night, the clock stopped.

it was a small sound, the sound of a thing that was no longer there. the light
stood still. it looked at one place on the water, and everything else was dark.
martha took hold of the wheel with her two hands. it was heavy, and it was cold.
but when she leaned on it, it moved, and the light moved with it.

so she turned the lamp herself. she walked round and round in the small room at
the top of the tower, as the clock had done, and she counted her steps so that
the time would be right. ten steps, and the light passed over the rocks. twenty
steps, and it passed over the bay. thirty steps, and it passed over the open
sea. and then again, and then again, until the night was over.

in the grey of the morning the wind lay down. martha looked out and saw three
ships in the bay, safe and still, with their sails torn and their men asleep.
she sat down on the last stair, the one that said nothing, and she put her head
on the wall, and she slept too.

it was jonas who woke her. he had rowed across the bay as soon as the waves
would let him. his coat was wet, and his hat was gone. i saw the light from my
window, he said. it was not right. it was a little too slow in the turn to the
north. so i knew that it was not the clock that turned it.

my knees are not what they were, said martha, and there is a bad board on the
north side.

jonas laughed; he did not laugh often. then he took the great clock to pieces,
and he laid the pieces on a white cloth, one by one, and there were two hundred
and six. he found the one that was broken. it was a wheel no bigger than a coin,
with one tooth gone. he made a new one on the kitchen table, out of brass, with
a file and a good deal of patience. it took him two days.

on the evening of the second day the clock began to tick. they stood and
listened to it, the keeper and the clockmaker, and neither of them said a word.
the light went round. the rocks, the bay, the open sea; the rocks, the bay, the
open sea.

the captains of the three ships came to the island to say thank you. one of them
brought a cheese, and one of them brought a bolt of cloth, and the third, who
was young and had lost most of what he had, brought a small box of seeds. i do
not know what they are, he said. they come from the far side of the sea. an old
man gave them to me. he kept a light there.

martha put down her cup. what was he like? she asked.

he was quiet, said the young captain. he had a garden. he asked me if i had ever
seen a green bottle in the water. i told him that i had seen many bottles, and
that none of them were green. he was sorry for that, i think. so i told him that
the sea is wide, and that there is room in it for a green bottle too.

when was this? said martha.

in the winter, said the captain; not this last one, but the one before it.

then martha went into the house, and she wrote a second letter, and it was
longer than the first. she wrote about the storm and the clock. she wrote about
the brass wheel with its new tooth. she wrote, i have your letter. there is
someone here. if you look to the east on a clear night, you will not see my
light, and i do not see yours, but each of us is at the other end of the same
water. and she gave the letter to the young captain, for a captain is quicker
than a bottle.

i shall sail that way again in the autumn, he said, when my ship is mended. i
cannot say when i shall come back.

no one can, said martha. take some beans for the journey.

in the autumn the apples were red, and there were more of them than one old
woman and one grey cat could eat. martha put them in rows on the shelves, so
that no apple touched another. she made jam, and she made apple cakes. she dried
the beans and hung the onions from the beam. she sent a basket to the baker, and
the baker sent back a loaf that was shaped like a fish.

jonas came for the third time in that year, and he said that the clock was well.
then he came again the week after, and he did not look at the clock at all. he
had brought a chair that he had made. it seemed to me, he said, that there was
only the one chair in your kitchen, and that i was always sitting in it.

martha looked at the chair. it was a plain chair, well made, with a straight
back. it is a good chair, she said. it stands on all of its legs. that is a good
thing in a chair, said jonas.

after that he came every week, on the friday, with the post. they sat in the
kitchen on their two chairs, and the fire was warm, and the rain fell on the
roof. he told her what was new in the town, which was never very much. the
baker's daughter was going to be married. the church had a new bell, and the old
bell was in the school, and the children were allowed to ring it. a dog had
stolen a goose.

and martha told him about the sea. she told him how it was green before a storm
and white after it, and how on some nights in the autumn the waves were full of
a cold blue fire, so that every fish had a bright line behind it. she told him
how the seals came up on the rocks and sang. they have no words, she said, but
they are very sure of the tune.

the winter was long that year. the snow fell on the island, which it did not
often do, and the garden was white, and the wall was white, and the cat walked
from the door to the gate and looked back with surprise at its own small feet.
ice grew on the glass of the lamp. every evening martha climbed the stairs with
a cloth and a bowl of warm water, and she cleaned the glass, and she lit the
light.

there were nights when no ship passed. there were nights when the fog lay on the
sea so thick that the light could not get out of it, and stood round the tower
like a white wall. on those nights she rang the bell, once in every minute, and
the sound of it went out into the fog and did not come back.

does anyone hear it? she asked the cat. the cat thought about it. then it came
and sat upon her foot, which was as near as it had ever come to an answer.

on the longest night of the year jonas rowed over with a lantern in his boat,
and with a cake, and with a fiddle in a box. he could play four tunes. he played
them all, and then he played them again in another order. martha sat by the fire
and mended a net. at midnight they climbed the tower, all ninety-nine stairs,
and they stood beside the lamp and looked out.

the fog was gone. the stars were so many and so near that the sea was full of
them. it was very still. they could hear the clock, and far below them the small
waves on the stones.

do you think that he is looking out, too? said martha. now, this minute, at the
other end?

it is day there now, said jonas, who knew about time. he is having his
breakfast. but he will look out tonight, when it is dark; and by then it will be
morning here, and you will be having yours. so one of you is always awake. it is
a good way to keep a sea.

martha thought about that for a long while. the light passed over the rocks, and
the bay, and the open water. then i shall sleep well, she said.

in the last days of the winter she opened the small box of seeds. they were
round and black, and no bigger than a grain of pepper. she put them in a dish of
earth, and she set the dish in the window, in the place where the cat liked to
sleep. the cat looked at the dish, and it looked at martha, and it went to sleep
in the basket with the wool.

for a week there was nothing. for a second week there was nothing. in the third
week there was a thin green line in the earth, and it was bent like a question.
and the next day there were ten of them, and they had all stood up.

she planted them in the garden when the frost was over, in the warm corner by
the south wall. they grew fast. by the time the apple tree had its leaves they
were as high as her knee, and when the apple tree was white they were as high as
the wall. they had broad leaves and thick stems, and at the top of every stem
there was a bud, shut tight, like a small fist.

what will they be? asked jonas.

they will be what they are, said martha. we must wait.

so they waited. the beans came up, and the onions came up. the gulls came back
to the roof and told each other the same stories that they had told the year
before. the fishermen painted their boats. and one morning at the end of may,
when martha went out with her bread and her tea, the garden was full of light.

the buds had opened in the night. they were flowers, wide and round, and they
were yellow at the heart and white at the edge, and every one of them had turned
its face to the sea. and as she stood there and looked, they moved. it was so
slow that at first she was not sure. they moved as the sun moved, from the east
to the south, and from the south to the west, all of them together, like a lamp
that goes round.

well, said martha. he has sent me a lighthouse.

she ran up the stairs to fetch the spyglass, and she did not count them. then
she laughed at herself, because a flower in a garden is best seen without a
spyglass. but she was at the top, and the day was clear, and so she put the
glass to her eye and looked out over the water. and there, on the line where the
sea and the sky came together, there was a sail.

it was the ship of the young captain. it came in with the tide, and in the
afternoon it lay at anchor in the bay. the captain rowed across with a sack on
his back and a letter in his coat. he was brown from the sun, and he looked a
little older; that is the way of captains.

i found him, he said. he lives on a rock no bigger than this one. he has a cat,
too. when i gave him your letter, he took it up to the top of his tower to read
it, and he did not come down until it was dark. then he made me a supper, and he
asked me what your voice was like. i told him that you had given me beans.

martha took the letter, and she sat down in the garden, among the tall flowers.
jonas and the captain went to look at the clock, which did not need to be looked
at. and this is what the letter said.

dear keeper, the wind here is from the east, and the night is clear. i sent my
letter in the year that my wife died. i had nobody to tell about the weather. i
threw it from the rocks, and then i was ashamed, for it seemed a foolish thing
to ask the sea a question. and now it has answered. it took its time; but i have
lived beside it all my life, and i know that it is never in a hurry.

i have read about your storm, and about your clock. please tell the clockmaker
that i, too, have a wheel with a tooth that is not the first one. i have read
about the apple tree. there are no apples here, for the wind is too strong; but
i have figs, and i have sent you some in a sack, together with a young tree.
plant it by a wall.

i do not look for your light any more. i used to look for it every night, and it
made me sad that the sea was dark. now i light my own, and i say to myself, that
is one, and there is the other. i do not need to see it. i know what time it is
with you, and i know that you are climbing your stairs. how many do you have? i
have a hundred and one.

martha folded the letter and put it in her pocket. she sat for a while and
listened to the bees. then she called to the window of the tower. jonas, she
said, he has a hundred and one.

then he is the higher by two, said jonas, with his head out of the window. we
could add a step at the door, and another at the top.

no, said martha. let him have them. he has no one to be taller than, out there.

they ate the figs in the kitchen that evening, the three of them, and the
captain sat on the wood box, because there were only the two chairs. so jonas
made a third. and in the course of time he made a fourth, for the baker's
daughter came with her husband to see the flowers, and after that there was a
bench, for the children came, too, from the school, a dozen at a time, and every
one of them wished to climb the tower and to hear the third stair sing.

the flowers stood till the autumn. then they let their heads hang down, and they
were heavy with seeds, round and black and as small as pepper. martha put a few
of them by for the spring. the others she gave away. she gave them to the baker,
and to the school, and to the fishermen for their wives; and the year after that
there were flowers in every garden in the town, and all of them turned from the
east to the west, all day long, with the sun. the people set their clocks by
them. jonas said that it was bad for business; but he had a row of them himself,
under his window, and he gave them water every night.

the young fig tree grew by the south wall. for two years it did nothing but look
at the apple tree. in the third year it had seven figs, and the gulls took five.
martha ate the sixth, and she put the seventh in honey, in a small jar, and
wrote the date on it.

the letters went over the sea and came back again. some of them went with the
captain, and some with other ships; and some of them went in the green bottle,
which took longer than any ship, but was more exact, jonas said, in its way, for
it always came to the right address. once it came with a drawing of a cat. once
it came with a shell in it, and no letter at all; but when martha held the shell
to her ear, she could hear that the weather was fine.

dear keeper, she wrote, in the seventh year. the wind is from the north today,
and it smells of snow. i have put straw round the fig tree. the grey cat is
asleep on my foot. jonas has come to live on the island, in the second room. he
says that it is to be near the clock. he has hung eleven other clocks on the
wall, and no two of them agree, so that it is noon here for a quarter of an
hour. i find that i do not mind it. it is a long noon, and there is time for
soup.

dear keepers, wrote the man on the far side, for now he had to write it so. a
good breeze today, from the south, and the sea is full of small white sails. the
apple tree has come into flower. i did not know that it would be so loud. every
bee on the island is in it. i sit under it with my cup, and with the cat, and it
is as if someone had come to see me.

that was the letter that martha liked the best. she read it to jonas by the
fire, and then she read it to the cat. then it was evening. she took the
lantern, and she climbed the stairs, more slowly than she used to, with a rest
at the third stair, which sang for her, and a rest at the tenth, which sighed.
she lit the lamp. the great clock ticked, and the light went out over the rocks,
and the bay, and the open sea.

she stood there for a little and looked out to the line where the water ended.
there was nothing to be seen. it was as dark as it had always been. good
morning, said martha. then she went down to her supper, and she left the light
to go round by itself.

and if you should walk along that shore some day, when the tide is at the turn,
keep your eyes on the sand. there may be a bottle there, of thick green glass,
with a letter in it. do not break it. warm the wax with your hands until it is
soft, and read what it says, and put it back in the water. it is not for you; it
is on its way. but you may add a line at the end, if you wish, to say what the
weather was like.
`;
