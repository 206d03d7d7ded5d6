import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(23)
jiang(cam=((.0,-5.7,3.1),(.0,.0,.16)),lens=86,f=8,board=False,field='#A3241B',focus=(0,-.3,.3))
# a round chopping block: end grain, rings and a split
bl=mat('block',Roughness=.55,Specular=.25); v=n(bl,'VectorMath',_0=coord(bl),_1=n(bl,'VectorMath',{'operation':'SCALE'},_0=n(bl,'TexNoise',Scale=1.6,Detail=4.).outputs[1],Scale=.30).outputs[0]).outputs[0]; rr=n(bl,'VectorMath',{'operation':'LENGTH'},_0=n(bl,'VectorMath',{'operation':'MULTIPLY'},_0=v,_1=(1,1,0)).outputs[0]).outputs[1]
rg=n(bl,'Math',{'operation':'SINE'},_0=n(bl,'Math',{'operation':'MULTIPLY'},_0=rr,_1=120.).outputs[0]).outputs[0]; to(bl,n(bl,'MixRGB',{'blend_type':'MULTIPLY'},_0=.55,_1=ramp(bl,n(bl,'MapRange',_0=rg,_1=-1.,_2=1.).outputs[0],(.0,'#A06E40'),(.9,'#B4814E')),_2=ramp(bl,tex(bl,3,7),(.3,.5),(.65,1.))).outputs[0],'Base Color'); bump(bl,tex(bl,40,5),.10,.006)
o=lathe('block',smoothprof([(1.10,.0),(1.14,.02),(1.16,.08),(1.155,.14),(1.13,.172)],5)+[(1.10,.18),(.8,.18),(.4,.18),(0,.18)],bl,200,mod=lambda a,r,z,i:r*(1+.006*math.sin(5*a)+.004*math.sin(13*a))); Z=.18
def tinplate(col=None): m=mat('tin',(.62,.58,.50,1),Metallic=1,Roughness=.26); bump(m,tex(m,1,3,coord(m,(2,2,60))),.02,.002); return m
side=art('tin-side',3000,260,'<rect width="3000" height="260" fill="#1E1512"/><path d="M0 22 H3000 M0 238 H3000" stroke="#E0A526" stroke-width="6"/>'+''.join(line(x,166,100,'威酱坊','#F4E8D0',.16)+seal(x+330,130,120,'豉')+line(x+640,160,80,'豆豉辣酱','#E0A526',.16) for x in (-1100,400,1900)),4000)
top=art('tin-top',1000,1000,'<circle cx="500" cy="500" r="500" fill="#1E1512"/><circle cx="500" cy="500" r="462" fill="#B3261E"/><circle cx="500" cy="500" r="440" fill="none" stroke="#E0A526" stroke-width="7"/><g transform="rotate(0 500 500)">'+''.join(f'<ellipse cx="500" cy="105" rx="20" ry="29" transform="rotate({a} 500 500)" fill="#1E1512"/><path d="M500 88 v34" stroke="#E0A526" stroke-width="4" transform="rotate({a} 500 500)"/>' for a in range(0,360,12))+'</g><circle cx="500" cy="500" r="330" fill="#F4E8D0"/>'+mark(500,462,226,'豉','#1E1512','#B3261E')+line(500,765,50,'黑豆·日晒','#3B1D12',.06),1600)
printed=mat('printed',Roughness=.3,Specular=.5,Clearcoat=.5,Clearcoat_Roughness=.1)
def coat(file): m=mat('coat',Roughness=.34,Specular=.5,Clearcoat=.6,Clearcoat_Roughness=.12); to(m,image(m,file),'Base Color'); return m
R,H=.52,.29
def tin():
    lathe('tin',smoothprof([(0,.012),(R-.03,.012),(R-.022,0),(R-.006,.002),(R,.012),(R-.004,.022),(R-.006,.03)],4)+[(R-.006,H-.06),(R-.018,H-.05),(R-.018,H-.008),(R-.012,H),(R-.022,H+.005),(R-.03,H-.004),(R-.03,.05),(0,.05)],tinplate(),160)
    wrap('print',R-.003,.03,H-.062,358,coat(side),160)
    lathe('oil',[(0,H-.085),(R-.05,H-.085),(R-.031,H-.078)],sauce('#160604','#3A0C06','#7A1C0A',((.0,'#B51C0C'),(.4,'#D8481A'),(.55,'#E8B85A'),(.68,'#1E0C08'),(.82,'#8E1A0A')),30,.2),96)
    B=beans(('#0E0706','#34180E'),(.060,.043,.040),.22,.10,4); drop(B,heap(0,0,R-.085,.085,.040,base=H-.115,p=2.2),420,4)
    flakes('chilli',170,lambda r:(lambda a,d:(d*math.cos(a),d*math.sin(a),H-.035+.07*(1-(d/R)**2)+.03*r.random()))(r.uniform(0,6.3),(R-.07)*r.random()**.5),size=.022)
group(tin,loc=(-.20,.40,Z),rot=(0,0,26))
def lid():
    lathe('lid',smoothprof([(R+.004,-.062),(R+.010,-.066),(R+.014,-.06),(R+.012,-.05)],3)+smoothprof([(R+.012,-.012),(R+.008,.0),(R-.006,.008),(R-.02,.006),(R-.028,-.002)],4)+[(R-.03,-.004),(R-.03,-.014),(R,-.014),(R+.004,-.062)],tinplate(),160); disc('print',R-.027,-.004,coat(top),128,10,.008)
d=Vector((-.34,.94,0)).normalized(); fi=math.radians(17.5); nrm=(Vector((0,0,1))*math.cos(fi)-d*math.sin(fi)); e=group(lid); c=Vector((-.20,.40,0))-d*.95; e.location=(c.x,c.y,Z+.052+(R+.012)*math.sin(fi)); e.rotation_mode='QUATERNION'; e.rotation_quaternion=nrm.to_track_quat('Z','Y')
# loose beans, cloves, chopsticks on the edge of the block
B=beans(('#0E0706','#34180E'),(.060,.043,.040),.3,.10,4)
drop(B,pile(lambda r:(r.gauss(-.70,.13),r.gauss(-.36,.13)),.044,Z,lambda x,y:.05,lying_flat),28,8); drop(B,pile(lambda r:(r.gauss(.66,.09),r.gauss(.30,.08)),.042,Z,turn=lying_flat),8,2)
clove(-.36,-.76,30,.9,True,Z); clove(-.54,-.80,-40,.85,False,Z); chilli(.52,.62,-30,.72,.16,Z); chilli(-.98,.18,70,.70,.14,Z)
st=lacquer('#1A0E0B'); rd=lacquer('#8E1C14')
for k,(x,y,a) in enumerate(((.86,-.62,104),(.93,-.58,101))):
    t=math.radians(a); p=lambda s,r:(x+s*math.cos(t),y+s*math.sin(t),Z+.028,r); tube('stick',[p(0,.012),p(.5,.016),p(1.05,.021)],st); tube('end',[p(1.05,.0212),p(1.25,.0225),p(1.26,.018)],rd)
render('black-bean-chilli',None,limit=160,R=6)
