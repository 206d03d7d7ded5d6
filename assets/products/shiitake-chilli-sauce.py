import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(6)
jiang(cam=((.0,-6.2,1.9),(0,0,.50)),lens=88,f=5.6,turn=-14,field='#B3261E',board=True,planks=('#6E3F22','#A8703F'),size=(2.5,1.7))
group(shiitake_jar,loc=(-.30,.12,0),rot=(0,0,17),s=1.16)
# mushrooms: one whole, one on its back, one leaning on the jar
shiitake(.52,-.10,1.12,20,seed=1); shiitake(.92,.42,1.0,60,seed=2); shiitake(.30,-.66,.8,30,(180-18,0),.30,seed=3)
shiitake(-.86,-.36,.72,70,(0,0),seed=4)
chilli(.98,-.52,196,.8,.16); chilli(-.72,-.74,8,.7,.14)
render('shiitake-chilli-sauce',None,limit=1500,R=6)
