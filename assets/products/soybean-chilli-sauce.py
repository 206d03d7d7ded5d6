import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(5)
jiang(cam=((0,-6.2,1.55),(-.02,0,.50)),lens=88,f=5.6,turn=-4,field='#93201A',planks=('#4A2A16','#7C4E2C'))
group(bean_crock,loc=(.16,.05,0),rot=(0,0,-5),s=1.12)
# beans: a turned wooden scoop that has just been tipped out
B=beans(shape=(.044,.037,.036),kinds=4); wd=wood('#B98246','#E0B77C')
def scoop():
    lathe('bowl',smoothprof([(0,-.17),(.10,-.16),(.165,-.10),(.185,0),(.19,.008),(.178,.01)],5)+smoothprof([(.172,.0),(.15,-.085),(.09,-.14),(0,-.15)],5),wd,96); tube('handle',[(.17,0,-.02,.035),(.30,0,.0,.028),(.46,0,.03,.026),(.60,0,.05,.032),(.63,0,.052,.022),(.64,0,.053,.0)],wd)
group(scoop,loc=(-.66,-.34,.155),rot=(14,-16,152),s=1.0)
drop(B,heap(-.50,-.50,.36,.13,.037,p=1.0),420,2)
drop(B,pile(lambda r:(r.gauss(.06,.38),r.gauss(-.64,.08)),.037,turn=lying_flat),40,7); drop(B,pile(lambda r:(r.uniform(.72,1.05),r.uniform(-.45,.3)),.037,turn=lying_flat),10,9)
chilli(.50,-.58,14,.86,.16); chilli(.92,.12,-64,.9,.12)
render('soybean-chilli-sauce',None,limit=1500,R=6)
