import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
# the home page's first picture: the classic jar right of the middle, the left half left alone for one line of text
random.seed(11)
X=-.60
jiang(cam=((X,-6.2,1.62),(X,0,.66)),lens=63,f=5.6,turn=-2.5,size=(7.5,2.0),focus=(0,-.45,.6))
S.objects['board'].location.x=-.6
group(classic_jar,rot=(0,0,-7))
for a in ((.54,-.34,8,.9,.15),(.46,-.66,-10,.85,.17),(-.44,-.52,190,.85,.16)): chilli(*a)
chilli(.74,.34,-30,.95,.12); garlic(.80,.12,1.05); clove(.22,-.74,60,.9); clove(-.30,-.80,-15,.9)
steam(.12,.75,.85,1.35,1.45,.36,2); steam(.02,.6,.95,1.2,1.3,.18,5)
area((2.6,1.9,1.2),(0,0,.7),.7,60,(1,.62,.35),1.4)
render('hero-jar',None,limit=1500,R=6,w=1920,h=1080)
