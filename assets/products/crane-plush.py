import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 迟到的鹤: the late crane, out of breath on a rock, legs dangling, the post still in the bag
xian(cam=((-.25,-6.5,1.25),(.05,0,.64)),lens=96,peaks=(-1,.25),slab='none')
b=boulder('rock',(.02,.16,-.02),(.74,.62,.64),stone('#5C6866','#98A39E'),103,.10,.74); slabs(((-.86,.45,-.16),(.45,.36,.14),105,.55,True),((.72,-.55,-.17),(.30,.22,.10),106,.55,True))
moss((-.36,-.22,.40),(.17,.13,.07),16,4000,.020); moss((.56,.12,.30),(.15,.17,.10),18,3000,.020)
th=mat('thread',C['ink'],Roughness=.35,Sheen=.6); wh=mat('threadw','#FBFAF4',Roughness=.4); pink=mat('threadp','#D9806F',Roughness=.4,Sheen=.6)
def felt(c): m=mat('felt',c,Roughness=.95,Sheen=.8); bump(m,tex(m,70,5),.5,.015); return m
skin=mat('skin','#FFFCF6',Roughness=.9); blk=mat('blk','#22272A',Roughness=.9); az=felt(C['azurite']); cream=felt('#F1EBDA'); leg=felt('#39434A'); horn=felt('#D2AE58'); black=felt('#1F2426'); red=felt(C['cinnabar'])
T=.45 # top of the rock
def at(z): return z+T
body=fuse('body',[sphere('l',p,s,skin,4) for p,s in (((0,.06,at(.26)),(.285,.29,.265)),((0,-.02,at(.36)),(.225,.22,.22)),((0,.0,at(.16)),(.27,.27,.16)),((-.14,-.10,at(.10)),(.12,.15,.10)),((.14,-.10,at(.10)),(.12,.15,.10)))],skin,.016,.5,8)
pile(body,'pile',lambda c:1 if c.z>T+.01 else .3,'#FFFEFA',7000,.018,28,.0017)
neck=fuse('neck',[tube('n',[(0,-.03,at(.46),.140),(.0,-.09,at(.58),.100),(.015,-.07,at(.70),.085),(.03,-.07,at(.80),.09)],blk)],blk,.013,.5,5); pile(neck,'pile',lambda c:1,'#2B3135',3000,.013,26,.0017,3)
bib=fuse('bib',[sphere('l',(.0,-.06,at(.455)),(.150,.14,.075),skin,4)],skin,.013,.5,4); pile(bib,'pile',lambda c:1,'#FFFEFA',1500,.02,24,.0017,4)
# head round its own centre
H=link(bpy.data.objects.new('head',None)); hd=sphere('head',(0,0,0),(1,1,1),skin,6)
for v in hd.data.vertices: v.co=Vector((v.co.x*.20,v.co.y*.195,v.co.z*.175))
crown=lambda c:min(1,max(0,(1-(c.x/.105)**2-((c.y+.02)/.125)**2)*8)) if c.z>.06 else 0
rd=mat('redskin','#A82A1E',Roughness=.9); hd.data.materials.append(rd)
for p in hd.data.polygons: p.material_index=1 if crown(p.center)>.5 else 0
pile(hd,'w',lambda c:1-crown(c),'#FFFEFA',5200,.011,26,.0015); pile(hd,'r',crown,'#CC3A2A',2600,.019,26,.0017,5)
bk=[tube('beak',[(0,-.165,-.035,.046),(0,-.27,-.048,.030),(0,-.40,-.060,.014),(0,-.47,-.066,.003)],horn),tube('beak2',[(0,-.165,-.068,.036),(0,-.26,-.083,.022),(.0,-.385,-.092,.004)],felt('#B8923F'))]
for s in (-1,1):
    oval(hd,s*.094,.012,.020,.029,th,20,.010,H,.0038); oval(hd,s*.094+.007,.022,.0062,.0075,wh,5,.016,H,.0032)
    satin(hd,[(s*.128,.058),(s*.100,.071),(s*.072,.083)],th,.0055,14,.009,H); oval(hd,s*.135,-.038,.028,.014,pink,7,.008,H,.0034)
for o in [hd]+bk: o.parent=H
H.location=(.03,-.085,at(.885)); H.rotation_euler=(math.radians(4),math.radians(9),math.radians(24))
# two drops of sweat, felt, sewn on
for x,z,r in ((-.158,.118,.026),(-.192,.058,.019)): q=tube('drop',[(x,-.02,z,r),(x-.002,-.02,z+r*.9,r*.75),(x-.006,-.02,z+r*2.3,r*.06)],felt('#8FC0CF')); q.parent=H
# wings: one raised to excuse itself, one on the bag; black finger feathers
def wing(name,a,b,w,fan,sd):
    A,B_=Vector(a),Vector(b); d=B_-A; parts=[sphere('w',A.lerp(B_,t),s,skin,4) for t,s in ((.15,(w*.9,w*.75,w*.9)),(.45,(w,w*.7,w)),(.75,(w*.95,w*.6,w*.95)))]; o=fuse(name,parts,skin,.013,.5,6); pile(o,'p',lambda c:1,'#FFFEFA',2600,.016,26,.0017,sd)
    for i in range(4): k=(i-1.5)/1.5; e=d.normalized()*(.24-.02*abs(k))+Vector(fan)*k*.15; p=A.lerp(B_,.80)+Vector(fan)*k*.05; tube('f',[(*p,.034),(*(p+e*.5),.042),(*(p+e*.85),.030),(*(p+e),.008)],black)
wing('w1',(.20,-.02,at(.40)),(.44,-.10,at(.62)),.115,(.55,0,-.75),6); wing('w2',(-.23,-.02,at(.40)),(-.33,-.15,at(.13)),.115,(.75,-.3,-.1),7)
for i in range(5): # tail
    k=(i-2)/2; tube('tail',[(k*.08+.05,.28,at(.24),.05),(k*.17+.14,.40,at(.22),.055),(k*.22+.26,.46,at(.12-.03*abs(k)),.042),(k*.25+.33,.47,at(.0),.010)],black)
# legs over the edge: knee, shin, three toes
for s,dx,dz in ((-1,-.02,.0),(1,.045,.05)):
    k=(s*.135+dx,-.475,at(.055)); f=(s*.15+dx*1.6,-.585,.075+dz); tube('leg',[(s*.11,-.20,at(.09),.040),(s*.125+dx*.5,-.34,at(.085),.036),(*k,.036),(s*.145+dx*1.3,-.565,at(-.10),.033),(f[0],f[1],f[2]+.04,.032),(*f,.034)],leg); sphere('knee',(k[0],k[1]+.004,k[2]),.043,leg,3)
    for a in (-38,0,38): t=math.radians(a); tube('toe',[(*f,.034),(f[0]+.07*math.sin(t),f[1]-.075*math.cos(t),f[2]-.028,.032),(f[0]+.12*math.sin(t),f[1]-.125*math.cos(t),f[2]-.050,.020)],leg)
# bag with the letter
hit=lambda x,z:body.ray_cast(Vector((x,-3,z)),Vector((0,1,0)))[1]
P=[]
for i in range(9): t=i/8; x,z=.17-.40*t,at(.475)-.30*t+.02*math.sin(math.pi*t); y=hit(x,z).y if abs(x)<.25 else -.10; P.append((x,y-.024,z,.019))
tube('strap',P,az)
G=link(bpy.data.objects.new('bag',None)); 
for o,l in ((rbox('bag',.25,.085,.19,.026,az),(0,0,0)),(rbox('flap',.262,.026,.115,.012,felt('#3B6C86')),(0,-.042,.045)),(rbox('let',.185,.012,.16,.003,mat('paper','#F7F3E6',Roughness=.9)),(.012,.012,.085)),(sphere('btn',(0,0,0),(.019,.009,.019),horn,3),(0,-.060,.012)),(rbox('wax',.046,.004,.046,.004,red),(.03,.004,.128))): o.location=l; o.parent=G
G.location=(-.235,-.285,at(.125)); G.rotation_euler=(math.radians(-8),math.radians(7),math.radians(-18))
area((.8,-4.2,2.6),(0,0,.6),2.2,78)
render('crane-plush',(7.0,8.0,[1.55,1.62,1.60],.66),limit=9000,R=7,bounces=4)
