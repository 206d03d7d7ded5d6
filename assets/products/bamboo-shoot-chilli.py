import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(12)
jiang(cam=((0,-6.3,1.7),(.04,0,.62)),lens=84,f=5.6,turn=-10,field='#B3261E',planks=('#7C4C28','#B9814E'),size=(2.8,1.8))
def bamboo(x,y,s,c='#5B7F3A',d='#F4E8D0'): # paper-cut shoot for the print
    return f'<g transform="translate({x},{y}) scale({s})"><path d="M0 -330 C70 -220 150 -60 160 190 H-160 C-150 -60 -70 -220 0 -330Z" fill="{c}"/><path d="M-8 -300 C40 -160 60 -20 -40 150 M-58 -200 C-20 -90 -30 20 -120 120 M60 -190 C90 -60 120 60 60 180 M-100 -70 C-80 10 -90 60 -140 160 M120 -20 C134 60 134 120 120 186" fill="none" stroke="{d}" stroke-width="11" stroke-linecap="round"/></g>'
W,H=.50,1.18
f=art('pouch',1000,1200,'<rect width="1000" height="1200" fill="#E8D8B2"/><path d="M0 0 H1000 V150 H0Z" fill="#B3261E"/><path d="M0 168 H1000" stroke="#B3261E" stroke-width="6"/>'+line(500,112,74,'前店后坊','#F4E8D0',.35)
 +mark(335,460,225,'笋','#1E1512','#5B7F3A')+bamboo(725,470,.82)+bamboo(880,560,.5,'#7C9A4A')+'<path d="M0 690 H1000 V860 H0Z" fill="#5B7F3A"/>'+line(500,812,112,'笋丁香辣酱','#F4E8D0',.16)
 +line(500,940,52,'脆的是笋 响的是你','#3B1D12',.14)+'<path d="M0 1010 '+torn(1010,1,4,1000)+' V1200 H0Z" fill="#B3261E"/>'+line(500,1130,64,'笋丁大粒','#E0A526',.5),2000)
film=mat('film',Roughness=.36,Specular=.45,Clearcoat=.35,Clearcoat_Roughness=.3); to(film,image(film,f),'Base Color')
uv=n(film,'SeparateXYZ',_0=n(film,'TexCoord').outputs['UV']); V=uv.outputs[1]; crimp=n(film,'TexWave',{'bands_direction':'Y'},Scale=22.,Vector=n(film,'TexCoord').outputs['UV']).outputs[1]; topm=n(film,'MapRange',_0=V,_1=.915,_2=.92).outputs[0]
bump(film,n(film,'Math',_0=n(film,'Math',{'operation':'MULTIPLY'},_0=crimp,_1=topm).outputs[0],_1=n(film,'Math',{'operation':'MULTIPLY'},_0=tex(film,5,4),_1=.8).outputs[0]).outputs[0],.25,.02)
plain=mat('film back','#E8D8B2',Roughness=.4)
def face(sgn):
    def at(u,v):
        a=abs(2*u-1); x=(2*u-1)*W*(1-.035*math.sin(math.pi*v)); z=H*v; k=max(0,1-(a/.93)**2.6); d=.225*min(1,((.88-v)/.72)**.75 if v<.88 else 0)*(.80+.20*min(1,v/.25)); dep=d*k**.62
        if v<.88: dep+=k*.010*noise.noise((x*5,z*6,sgn*3))+.026*k*(1-k)*4*math.sin(z*26+3*noise.noise((x*3,z*3,1)))*noise.noise((z*3,sgn*2,a))
        zip_=.010*math.exp(-((v-.835)/.006)**2); z+= .05*max(0,1-v/.22)*(a**2.2)*0; back=.03*(v**2) # the bottom corners kick up, the neck leans back
        return (x,sgn*-(dep+zip_+.005)+back,z+.012*(1-k)*max(0,1-v*6))
    return sheet('face',at,90,130,film if sgn>0 else plain,.004)
def pouch():
    face(1); face(-1); P=[]; N=60 # oval base
    b=mesh('base',[((2*i/N-1)*W*.93,s*-.17*max(0,1-abs(2*i/N-1)**2.6)**.62,.006) for s in (1,-1) for i in range(N+1)],[(i,i+1,N+2+i,N+1+i) for i in range(N)],plain)
group(pouch,loc=(-.20,.10,0),rot=(0,0,11))
# a fresh shoot in its sheaths, and what becomes of it: dice in red oil
def shoot(s=0):
    R,HH=.22,1.05; r=lambda z:R*max(0,1-(z/HH))**.62*(1-.10*math.exp(-z*9)); hide=mat('sheath',Roughness=.6,Sheen=.3,Sheen_Tint=.4); u=n(hide,'TexCoord').outputs['UV']; fib=n(hide,'TexNoise',Scale=1.,Detail=5.,Vector=n(hide,'Mapping',Vector=u,Scale=(60,2,1)).outputs[0]).outputs[0]; v=n(hide,'SeparateXYZ',_0=u).outputs[1]
    to(hide,n(hide,'MixRGB',{'blend_type':'MULTIPLY'},_0=.6,_1=ramp(hide,v,(0,'#D2BC84'),(.45,'#A07444'),(.72,'#6A4024'),(.93,'#3E2618'),(1,'#66743A')),_2=ramp(hide,fib,(.35,.55),(.6,1.))).outputs[0],'Base Color'); bump(hide,fib,.4,.01)
    flesh=mat('shoot',Roughness=.4,Subsurface=.2,Subsurface_Color=srgb('#F2E2B0'),Subsurface_Radius=(.04,.03,.02)); rr=n(flesh,'VectorMath',{'operation':'LENGTH'},_0=coord(flesh,(1,1,0))).outputs[1]; to(flesh,ramp(flesh,n(flesh,'Math',_0=rr,_1=n(flesh,'Math',{'operation':'MULTIPLY'},_0=tex(flesh,12,3),_1=.03).outputs[0]).outputs[0],(.05,'#E9D39A'),(.10,'#F4E6BE'),(.15,'#EBD7A2'),(.19,'#F2E4BC'),(.215,'#D9BE84')),'Base Color')
    lathe('core',smoothprof([(0,.0),(.17,.0),(.192,.006),(.20,.03),(r(.2)-.012,.2),(r(.6)-.012,.6),(.02,.99),(0,1.0)],6),flesh,96)
    N=15
    for k in range(N):
        z0=.02+.80*(k/N)**.95; L=.40+.10*math.sin(k*2.1); a0=math.pi*k+.5*math.sin(k*1.7)+s
        def at(u,v,z0=z0,L=L,a0=a0,k=k):
            w=math.radians(118)*(1-v**1.8)**.8; a=a0+(2*u-1)*w; z=min(z0+L*v,1.08); q=r(min(z,HH-.01))+.004+.0022*(N-k)+.06*max(0,v-.72)*(1-.6*z); return (q*math.cos(a),q*math.sin(a),z-.03*(1-(2*u-1)**2)*0)
        sheet('sheath',at,26,22,hide,.006)
group(shoot,loc=(.60,.34,.0),rot=(-3,7,40),s=1.02); group(shoot,.8,loc=(.98,.10,.0),rot=(2,5,100),s=.62)
pc=mat('bowl',Roughness=.12,Specular=.5); to(pc,ramp(pc,tex(pc,3,4),(.35,'#2A120C'),(.65,'#4A2110')),'Base Color')
def bowl(): lathe('bowl',smoothprof([(0,.02),(.12,.02),(.13,.0),(.15,.0),(.155,.025),(.23,.07),(.285,.15),(.295,.20),(.288,.207),(.278,.20),(.262,.14),(.20,.075),(0,.055)],6),pc,128); lathe('sauce',[(0,.15),(.2,.152),(.262,.145)],sauce(),96)
group(bowl,loc=(.56,-.50,0))
dm=mat('dice',Roughness=.22,Specular=.5,Subsurface=.25,Subsurface_Color=srgb('#F0C878'),Subsurface_Radius=(.04,.025,.01)); to(dm,n(dm,'MixRGB',_0=ramp(dm,tex(dm,7,4),(.36,.15),(.62,.95)),_1=srgb('#D9A860'),_2=srgb('#A8280E')).outputs[0],'Base Color'); bump(dm,tex(dm,14,3,coord(dm,(4,1,1))),.15,.01)
D=[]
for i in range(3):
    o=rbox('dice',(.075,.060,.085)[i],(.055,.066,.05)[i],(.045,.05,.055)[i],.012,dm,3); o.location=(0,0,-50); o.hide_render=True; D.append(o)
drop(D,heap(.56,-.50,.22,.10,.034,base=.115,p=1.4),110,3)
raw=mat('raw',Roughness=.35,Subsurface=.2,Subsurface_Color=srgb('#F4E6BE'),Subsurface_Radius=(.04,.03,.02)); to(raw,ramp(raw,tex(raw,5,3),(.35,'#B98F4A'),(.65,'#DDBE7E')),'Base Color'); E=[]
for o in D: c=o.copy(); c.data=o.data.copy(); c.data.materials.clear(); c.data.materials.append(raw); S.collection.objects.link(c); E.append(c)
drop(E,pile(lambda r:(r.uniform(-.50,.20),-.70+r.gauss(0,.06)),.040,-.014,turn=lambda r:(0,0,r.uniform(0,6))),9,12)
chilli(-.98,-.30,-20,.9,.16); chilli(-.90,-.60,-17,.8,.15)
render('bamboo-shoot-chilli',None,limit=200,R=7)
