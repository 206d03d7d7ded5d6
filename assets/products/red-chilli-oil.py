import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(9)
jiang(cam=((0,-6.4,1.75),(.02,0,.74)),lens=84,f=5.6,turn=9,field='#86201A',planks=('#3C2012','#6B4026'),size=(2.6,1.8))
# a slender bottle: clear oil, lit from behind; flakes and sesame settled at the bottom; cork and a dip of red wax
G=glass()
def bottle():
    out=[(0,.03),(.17,.012),(.225,.03),(.24,.075),(.24,.16),(.24,.86),(.232,.96),(.195,1.06),(.125,1.15),(.088,1.23),(.082,1.32),(.082,1.42),(.10,1.425),(.108,1.445),(.104,1.475),(.09,1.48)]
    inn=[(.062,1.48),(.060,1.43),(.062,1.30),(.068,1.22),(.105,1.14),(.175,1.05),(.212,.96),(.22,.86),(.22,.16),(.216,.095),(.19,.062),(.10,.07),(0,.085)]
    lathe('bottle',smoothprof(out,6)+smoothprof(inn,6),G,128)
    ol=mat('oil','#F2640F',Roughness=.0,Transmission=.92,IOR=1.36); ol=see(ol)
    lathe('oil',smoothprof([(0,.086),(.10,.071),(.19,.064),(.2185,.095),(.2235,.16),(.2235,.86),(.2155,.955),(.195,1.0)],6)+[(.17,1.004),(0,1.006)],ol,128)
    sed=sauce('#3A0A04','#84180A','#B8340E',((.0,'#A81A0A'),(.3,'#D24A16'),(.5,'#E9C478'),(.62,'#6E0F07'),(.85,'#F0DCA0')),46,.42)
    bd=lathe('flakes',smoothprof([(0,.088),(.10,.073),(.19,.067),(.2145,.095),(.2195,.16),(.2195,.33),(.215,.37)],6)+[(.16,.375),(0,.38)],sed,128)
    for v in bd.data.vertices:
        if v.co.z>.31: a=math.atan2(v.co.y,v.co.x); v.co.z+=.035*math.sin(a*2+1)+.018*math.sin(5*a)
    flakes('adrift',150,lambda r:(lambda a,d:(d*math.cos(a),d*math.sin(a),.36+.5*r.random()**2.6))(r.uniform(0,6.3),.20*r.random()**.5),size=.016)
    ck=mat('cork',Roughness=.85); to(ck,ramp(ck,tex(ck,26,5),(.35,'#8A5C34'),(.6,'#CFA06A')),'Base Color'); bump(ck,tex(ck,40,4),.5,.01); lathe('cork',smoothprof([(.0,1.36),(.061,1.36),(.064,1.48),(.078,1.56),(.074,1.575),(0,1.578)],4),ck,48)
    wx=mat('wax','#8E120C',Roughness=.22,Subsurface=.1,Subsurface_Color=srgb('#C0281A'),Subsurface_Radius=(.03,.01,.01)); lathe('wax',smoothprof([(.083,1.30),(.088,1.31),(.092,1.36),(.10,1.42),(.112,1.435),(.112,1.475),(.094,1.49),(.083,1.51),(.084,1.57),(.072,1.588),(0,1.59)],6),wx,160,mod=lambda a,r,z,i:r*(1+.01*math.sin(7*a+z*20)))
    for k,a in enumerate((-100,-60,-135,-20,40,100,170)): t=math.radians(a); l=(.09,.05,.03,.08,.05,.07,.04)[k]; tube('drip',[(.085*math.cos(t),.085*math.sin(t),1.34,.010),(.088*math.cos(t),.088*math.sin(t),1.31-l*.5,.0095),(.093*math.cos(t),.093*math.sin(t),1.29-l,.013),(.094*math.cos(t),.094*math.sin(t),1.277-l,.006)],wx)
    f=art('oil-label',520,1500,f'<path d="M24 20 H496 V1480 H24Z" fill="#F4E8D0"/><path d="M52 48 H468 V1452 H52Z" fill="none" stroke="#B3261E" stroke-width="7"/>'+column(260,330,250,'威酱坊','#1E1512',1.12)+seal(260,1040,190,'油')+line(260,1262,86,'红油','#3B1D12',.3)+line(260,1380,54,'泼得响','#B3261E',.2),700)
    wrap('label',.2425,.35,.94,49,paper(f))
group(bottle,loc=(-.28,.12,0),rot=(0,0,8),s=1.02)
# a small white dish with a ladle's worth of the same oil
pc=mat('china','#E4DAC8',Roughness=.12,Specular=.5,Subsurface=.1,Subsurface_Color=srgb('#F3ECDF'))
def dish():
    lathe('dish',smoothprof([(0,.02),(.16,.02),(.165,.0),(.18,.0),(.19,.02),(.28,.06),(.36,.12),(.385,.155),(.38,.162),(.37,.158),(.345,.125),(.27,.075),(.18,.05),(0,.045)],6),pc,128)
    rl=lathe('rim',[(.3795,.158),(.3835,.163),(.3795,.1655),(.374,.163)],mat('rim','#2F5D73',Roughness=.1),128)
    lathe('oil',smoothprof([(0,.095),(.29,.0955),(.306,.10)],4)+[(.30,.090),(.26,.073),(.18,.052),(0,.047)],see(mat('oil','#C8340A',Roughness=.0,Transmission=.45,IOR=1.3,Specular=.25)),96)
    flakes('in oil',420,lambda r:(lambda a,d:(d*math.cos(a),d*math.sin(a),.062+.10*d*d+.022*r.random()))(r.uniform(0,6.3),.25*r.random()**.7),size=.016)
group(dish,loc=(.52,-.36,0),s=1.0)
drop(beans(('#E9D6A4','#F6EBCB'),(.016,.010,.006),.4),lambda r:(.5+r.gauss(0,.33),max(-.74,-.40+r.gauss(0,.28)),.006,r.uniform(.9,1.2),(0,0,r.uniform(0,6))) ,60,3)
flakes('spilt',90,lambda r:(.30+r.gauss(0,.35),-.62+r.gauss(0,.12),.008),size=.020)
chilli(-.98,-.30,-16,.9,.17); chilli(-.90,-.58,-12,.8,.14)
garlic(.95,.36,.9)
area((.9,2.2,1.1),(-.28,.1,.6),.9,120,(1,.80,.5),1.4).visible_glossy=False
render('red-chilli-oil',None,limit=240,R=7)
