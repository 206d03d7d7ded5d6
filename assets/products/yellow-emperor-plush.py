import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 小黄帝: a boy of plush, topknot and ochre robe, carrying a cloud home
xian(cam=((.1,-6.3,1.55),(.0,0,.60)),slab='none',peaks=(1,.25))
slabs(((.0,.1,-.15),(1.05,.85,.25),31,.6,False),((-.98,.55,-.12),(.55,.45,.30),33,.7,True))
moss((.80,-.12,-.06),(.20,.16,.10),4); moss((-.78,-.25,-.07),(.14,.12,.08),9)
th=mat('thread',C['ink'],Roughness=.35,Sheen=.6); wh=mat('threadw','#FBFAF4',Roughness=.4,Sheen=.6); red=mat('threadr','#C96A5C',Roughness=.4,Sheen=.6)
def felt(c): m=mat('felt',c,Roughness=.95,Sheen=.8); bump(m,tex(m,70,5),.5,.015); return m
az=felt(C['azurite']); cream=felt('#F1EBDA'); boot=felt('#2A3136'); gold=felt('#D9B25A')
# robe: a bell with wide sleeves
ro=mat('robe','#C08A2E',Roughness=.9)
bell=lathe('bell',smoothprof([(0,.02),(.30,.015),(.375,.05),(.385,.12),(.33,.32),(.26,.47),(.19,.58),(.10,.63),(0,.64)],8),ro,96)
sl=[tube('sl',[(s*.17,.0,.535,.10),(s*.31,-.08,.44,.115),(s*.27,-.27,.335,.135),(s*.205,-.335,.318,.135)],ro) for s in (-1,1)]
robe=fuse('robe',[bell]+sl,ro,.016,.5,6)
pile(robe,'pile',lambda c:1 if c.z>.03 else 0,'#D8A03A',7000,.013,30,.0017)
# hem embroidered with curls of cloud, collar, sash
def curl(x,z,s,f=1): 
    for p in ([(x+f*s*a,z+s*b) for a,b in ((-1.5,-.6),(-.6,-.6),(-.1,-.15),(-.3,.35),(-.8,.35),(-.9,-.05),(-.55,-.15))],[(x+f*s*a,z+s*b) for a,b in ((-.6,.4),(-.1,.85),(.5,.55),(.75,.1),(.5,-.25))],[(x+f*s*a,z+s*b) for a,b in ((.6,.4),(1.15,.3),(1.3,-.2),(1.0,-.6),(-.2,-.6))]): satin(robe,p,wh,.0085,34,.013,r=.0048)
curl(-.185,.115,.062); curl(.185,.115,.062,-1)
on=lambda x,z,d=.0:(x,robe.ray_cast(Vector((x,-3,z)),Vector((0,1,0)))[1].y-d,z)
for a,b in (((.115,.60),(-.10,.40)),((-.115,.60),(.02,.487))):
    P=[]
    for i in range(7): t=i/6; x,z=a[0]+(b[0]-a[0])*t,a[1]+(b[1]-a[1])*t; P.append((*on(x,z,.004),.030))
    tube('collar',P,cream)
lathe('sash',smoothprof([(.262,.352),(.315,.358),(.312,.40),(.285,.425),(.262,.425)],5),az,96)
# hands, boots
sk=mat('skin','#F2CDAE',Roughness=.9)
for s in (-1,1):
    h=baked(sphere('hand',(s*.185,-.485,.275),(.062,.066,.060),sk,4)); pile(h,'p',lambda c:1,'#FBDDC2',1500,.008,30,.0012)
    b=sphere('boot',(s*.16,-.33,.068),(.115,.165,.075),boot,4); so=sphere('sole',(s*.16,-.335,.028),(.117,.168,.035),cream,4)
# the cloud in his arms
cl=mat('cloud','#FFFDF8',Roughness=.9); puff=fuse('puff',[sphere('l',p,r,cl,3) for p,r in (((0,-.46,.315),.10),((-.10,-.46,.305),.075),((.10,-.46,.30),.08),((-.04,-.46,.375),.075),((.05,-.45,.365),.068),((.155,-.46,.285),.045),((-.155,-.46,.285),.045))],cl,.014,.5,6); hair(puff,3200,.016,fur('#FFFEFA'),thick=.0017,kids=30,rough=.008,kink=.004)
satin(puff,arc(-.038,.322,.018,200,340),th,.005,12,.016); satin(puff,arc(.038,.322,.018,200,340),th,.005,12,.016)
# head, made round its own centre, then tilted
H=link(bpy.data.objects.new('head',None)); hs=Vector((.375,.335,.325)); hd=sphere('head',(0,0,0),(1,1,1),sk,6)
for v in hd.data.vertices: v.co=Vector((v.co.x*hs.x*(1+.05*(1-v.co.z)*.5),v.co.y*hs.y,v.co.z*hs.z))
def ishair(c): # hairline: a low arch over the brow, two locks before the ears
    u=c.x/.375; line=.135+.045*math.cos(u*2.6)-.30*max(0,abs(u)-.62)*1.6
    f=(c.z-line)*40; b=(c.y-.02+.10*max(0,c.z))*30; return min(1,max(0,max(f if c.y<.1 else 0,b)))
dk=mat('hairskin','#2B2320',Roughness=.9); hd.data.materials.append(dk)
for p in hd.data.polygons: p.material_index=1 if ishair(p.center)>.5 else 0
pile(hd,'face',lambda c:1-ishair(c),'#FBDDC2',6000,.008,26,.0014); pile(hd,'hair',ishair,'#3B302B',7000,.013,28,.0018,3)
kn=sphere('knot',(0,.03,.40),(.125,.118,.115),dk,5); kn=baked(kn); pile(kn,'h',lambda c:1,'#3B302B',2500,.013,28,.0018,5)
ring=lathe('band',smoothprof([(.075,.295),(.108,.30),(.108,.335),(.08,.35)],5),az,64); pin=tube('pin',[(-.205,-.02,.395,.015),(.205,-.02,.435,.015)],gold); pe=sphere('pe',(.215,-.02,.436),.03,gold,3)
ears=[]
for s in (-1,1): e=baked(sphere('ear',(s*.385,.03,-.04),(.045,.05,.07),sk,4)); pile(e,'p',lambda c:1,'#FBDDC2',900,.008,30,.0012); ears.append(e)
for x in (-.135,.135):
    oval(hd,x,-.015,.032,.046,th,26,.010,H); oval(hd,x+.010,.006,.010,.012,wh,7,.017,H,.0036)
    satin(hd,arc(x,.065,.055,55 if x<0 else 40,140 if x<0 else 125,.55),th,.007,20,.010,H)
satin(hd,arc(.004,-.10,.035,200,345),th,.0065,20,.010,H); oval(hd,0,-.065,.010,.006,red,4,.009,H,.003)
for x in (-.215,.215): oval(hd,x,-.095,.042,.022,red,9,.008,H,.0036)
for o in [hd,kn,ring,pin,pe]+ears: o.parent=H
H.location=(0,-.03,.865); H.rotation_euler=(math.radians(3),math.radians(-7),math.radians(8))
# ribbon ends of the sash, label
for s,x in ((1,.03),(-1,-.035)): tube('rib',[(*on(0,.385,.02),.022),(x,on(x,.30)[1]-.02,.30,.024),(x*2.2,on(x,.20)[1]-.012,.20,.026)],az)
lb=rbox('lab',.012,.06,.085,.003,felt(C['cinnabar'])); lb.location=(.385,-.02,.13); lb.rotation_euler=(0,math.radians(-8),math.radians(-15))
area((.8,-4.2,2.6),(0,0,.45),2.2,50)
render('yellow-emperor-plush',(7.2,8.6,*MIST[2:]),limit=600,R=7,bounces=4)
