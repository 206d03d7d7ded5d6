import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(4)
jiang(cam=((0,-6.6,2.9),(0,.02,.60)),lens=85,f=8,size=(3.6,2.4),turn=3,planks=('#5A3018','#8E5A32'),focus=(0,-.5,.5))
# the box: board covered with chilli-red paper, a tray with a low front, the lid standing behind as a stage set
W,D,H,t=2.06,.84,.30,.028
red=mat('board','#A8201A',Roughness=.62,Specular=.25); bump(red,tex(red,60,6),.15,.006); dark=mat('lining','#2A120C',Roughness=.85)
def wall(x,y,z,a,b,c,m): o=rbox('wall',a,b,c,.007,m); o.location=(x,y,z); return o
y0=-.02
wall(0,y0,t/2,W,D,t,red); wall(0,y0+D/2-t/2,H/2,W,t,H,red); wall(-W/2+t/2,y0,H/2,t,D-.001,H-.001,red); wall(W/2-t/2,y0,H/2,t,D-.001,H-.001,red); wall(0,y0-D/2+t/2,H/2,W,t,H,red)
o=wall(0,y0,.09,W-2*t-.004,D-2*t-.004,.12,dark)
front=art('box-front',2000,284,'<rect width="2000" height="284" fill="#A8201A"/><rect x="22" y="22" width="1956" height="240" fill="none" stroke="#E0A526" stroke-width="7"/><rect x="36" y="36" width="1928" height="212" fill="none" stroke="#E0A526" stroke-width="2.5"/>'+line(1000,205,176,'威酱坊','#F4E8D0',.12)+line(270,168,72,'三味','#E0A526')+line(1730,168,72,'礼盒','#E0A526')+'<path d="M400 142 H640 M1360 142 H1600" stroke="#E0A526" stroke-width="4"/>',2000)
sheet('front',lambda u,v:(-W/2+.006+(W-.012)*u,y0-D/2-.002,.006+(H-.012)*v),1,1,paper(front),0)
# lid: inner print, leaning back a little
LH=1.20; lean=math.radians(9)
def cut(x,y,s,k=8): # paper-cut flower of peppers
    return ''.join(pepper(0,0,a*360/k,s,'#B3261E','#5B7F3A').replace('translate(0,0)',f'translate({x+46*math.cos(a*2*math.pi/k):.0f},{y+46*math.sin(a*2*math.pi/k):.0f})') for a in range(k))
inside=art('box-lid',2060,1200,'<rect width="2060" height="1200" fill="#F4E8D0"/><rect x="40" y="40" width="1980" height="1120" fill="none" stroke="#B3261E" stroke-width="10"/><rect x="60" y="60" width="1940" height="1080" fill="none" stroke="#B3261E" stroke-width="3"/>'+cut(340,330,.72)+cut(1720,330,.72)+'<circle cx="340" cy="330" r="34" fill="#E0A526"/><circle cx="1720" cy="330" r="34" fill="#E0A526"/>'+line(1030,400,250,'各辣各的','#1E1512',.06)+line(1030,540,70,'蒜蓉 · 黄豆 · 香菇','#B3261E',.2),2400)
def lid():
    wall(0,0,LH/2,W+.03,.026,LH,red); sheet('inside',lambda u,v:(-W/2+.02+(W-.04)*u,-.0145,.02+(LH-.04)*v),1,1,paper(inside),0)
    for x,y,z,a,b,c in ((-W/2-.002,-.10,LH/2,.026,.18,LH-.002),(W/2+.002,-.10,LH/2,.026,.18,LH-.002),(0,-.10,LH-.013,W+.028,.18,.026)): wall(x,y,z,a,b,c,red)
group(lid,loc=(0,y0+D/2+.20,0.005),rot=(-9,0,0))
# rice straw for packing
straw=mat('straw',Roughness=.6); to(straw,ramp(straw,n(straw,'ObjectInfo').outputs['Random'],(0,'#B98F4A'),(1,'#E8CF92')),'Base Color'); R=random.Random(2)
for i in range(260):
    x,y=R.uniform(-W/2+.12,W/2-.12),R.uniform(y0-D/2+.08,y0+D/2-.08); a=R.uniform(0,6.3); l=R.uniform(.10,.22); z=.155+R.uniform(0,.05); h=R.uniform(.0,.05)
    c=tube('straw',[(max(-W/2+.05,min(W/2-.05,x+k*l*math.cos(a))),max(y0-D/2+.05,min(y0+D/2-.05,y+k*l*math.sin(a)+.02*k*k)),z+h*(1-k*k)+R.uniform(-.01,.01),.0055) for k in (-1,-.3,.4,1)],straw,res=4); c.data.bevel_resolution=1
group(garlic_jar,loc=(-.665,y0-.01,.165),rot=(0,0,6),s=.545); group(bean_crock,loc=(0,y0-.01,.165),rot=(0,0,0),s=.60); group(shiitake_jar,loc=(.655,y0-.01,.165),rot=(0,0,-9),s=.70)
garlic(-1.02,-.78,.72,20,(0,4)); clove(-.72,-.86,30,.8); 
B=beans()
drop(B,lambda r:(r.gauss(.0,.17),r.gauss(-.80,.07),.024,r.uniform(.55,.65),(r.uniform(-.3,.3),r.uniform(-.3,.3),r.uniform(0,6))),34,5)
shiitake(.92,-.80,.62,20,seed=1); shiitake(1.22,-.60,.5,80,(0,-0),seed=2)
chilli(-.62,-1.0,172,.62,.16); chilli(.40,-.98,12,.58,.14)
render('three-flavour-gift-box',None,limit=360)
