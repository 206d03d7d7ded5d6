import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
import importlib; pot=importlib.import_module('celadon-teapot')
# the brand's page, wide: the teapot small at lower right, water, and range behind range thinning into mist; the left stays empty for words
cam=((0,-9.2,1.75),(0,0,1.17)); xian(cam=cam,lens=62,f=5.6,peaks=False,slab='none')
slabs(((2.02,.15,-.15),(.98,.62,.24),121,.6,True),((3.0,-.45,-.18),(.42,.32,.13),123,.5,True),((.72,.75,-.19),(.30,.20,.10),125,.5,True))
g=celadon('#3F6D5C','#83A893','#DCE3CE'); P=pot.teapot(g); P.location=(1.92,.10,.008); P.rotation_euler[2]=math.radians(196); P.scale=(.86,)*3
c=pot.sipcup(g); c.location=(1.32,-.22,-.03); c.scale=(.86,)*3
moss((2.72,.02,-.03),(.20,.16,.09),3); moss((2.86,-.20,-.06),(.11,.09,.06),5,1200)
area((1.2,2.2,3.5),(2,0,.3),2.2,150,(1,.98,.94)); area((-.6,-3.6,2.4),(2,0,.4),1.3,70,(.96,.985,1),2.2)
def rng(y,col,top,lo,hi,pts): peak([(x,-.16+h*hi) for x,h in pts],y,col,top,-.16+lo*hi,-.16+hi)
def col(x,w,h,base,sd): # a pillar's outline: steep, a shoulder on one side, ledges
    f=1 if sd%2 else -1; q=[(-2.1,0),(-1.35,.08),(-1.05,.22),(-1.0,.40),(-.90,.52),(-.93,.64),(-.80,.80),(-.66,.90),(-.52,.965),(-.15,1),(.30,.985),(.55,.93),(.66,.84),(.82,.76),(.86,.60),(1.0,.50),(1.02,.34),(1.42,.26),(1.62,.16),(2.3,0)]
    return [(x+f*u*w*(1+.20*noise.noise((v*9,sd*3.3,f))),base+v*h*(1+.015*noise.noise((u*5,sd,1)))) for u,v in (q if f>0 else q[::-1])]
rng(5.6,'#2F564F',.92,.14,3.75,[(-1.0,.10)]+col(.62,.36,.66,.16,1)+col(2.30,.27,.42,.16,2)+col(3.45,.22,.24,.18,3)+[(5.2,.2),(7.5,.3),(9,.26)])
rng(7.6,'#47736C',.85,.14,3.75,[(-9,.10),(-6.2,.14),(-4.6,.12)]+col(-3.4,.24,.20,.16,4)+[(-1.8,.16),(-.6,.2)]+col(1.55,.26,.48,.24,5)+[(3.0,.3)]+col(5.4,.32,.46,.32,6)+[(8,.34)])
rng(8.2,'#5B857D',.70,.10,1.55,[(-10,.62),(-7.4,.86),(-5.8,.70),(-4.2,.80),(-2.4,.56),(-.5,.66),(1.4,.92),(3.2,.74),(5,1.04),(7,.90),(10,.7)])
rng(8.8,'#86AAA2',.60,.10,2.4,[(-10,.42),(-8,.62),(-6.3,.5),(-4.0,.44),(-1,.5),(1,.72),(2.6,.66),(4.4,.94),(6.2,.8),(10,.62)])
render('hero-mist',(10.5,9.5,[1.62,1.70,1.66],.44),limit=600,R=7,w=1920,h=1080)
