import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(14)
jiang(cam=((.04,-5.3,3.7),(.04,.0,.10)),lens=88,f=9,board=False,field='#A8231C',focus=(0,-.1,.15))
# a mat of split bamboo, sewn with two threads
mt=mat('slat',Roughness=.55,Specular=.3); to(mt,n(mt,'MixRGB',{'blend_type':'MULTIPLY'},_0=.5,_1=ramp(mt,n(mt,'ObjectInfo').outputs['Random'],(0,'#2E1A10'),(1,'#5E3A20')),_2=ramp(mt,tex(mt,3,4,coord(mt,(1,12,12))),(.35,.6),(.6,1.))).outputs[0],'Base Color')
def mat_(): # slats run across, a little uneven
    R=random.Random(3); y=-.86
    while y<.92:
        w=R.uniform(.030,.040); o=rbox('slat',2.05+R.uniform(-.03,.03),w,.030,.010,mt,2); o.location=(R.uniform(-.015,.015),y+w/2,.015); y+=w+.005
    for x in (-.82,-.28,.28,.82): tube('thread',[(x+.004*math.sin(i*2.2),-.88+1.82*i/40,.031+.004*math.cos(i*math.pi),.0075) for i in range(41)],hemp('#7A1E16','#B3261E'),res=3)
group(mat_,rot=(0,0,-13))
bam=mat('bamboo',Roughness=.34,Specular=.4,Clearcoat=.15,Clearcoat_Roughness=.2); U=n(bam,'TexCoord').outputs['UV']; fib=n(bam,'TexNoise',Scale=1.,Detail=6.,Vector=n(bam,'Mapping',Vector=U,Scale=(46,2.2,1)).outputs[0]).outputs[0]
brand=art('spoon-brand',110,1700,column(55,640,80,'威酱坊','#2A120A',1.12),330); t=image(bam,brand,U); al=bam.node_tree.nodes['Image Texture'].outputs[1]
node_=n(bam,'MapRange',{'interpolation_type':'SMOOTHSTEP'},_0=n(bam,'Math',{'operation':'ABSOLUTE'},_0=n(bam,'Math',{'operation':'SUBTRACT'},_0=n(bam,'SeparateXYZ',_0=U).outputs[1],_1=.70).outputs[0]).outputs[0],_1=.002,_2=.012,_3=.55,_4=0.).outputs[0]
col=n(bam,'MixRGB',_0=node_,_1=ramp(bam,fib,(.30,'#B27E38'),(.5,'#D2A35A'),(.68,'#E4C384')),_2=srgb('#6E4A20')).outputs[0]
to(bam,n(bam,'MixRGB',_0=n(bam,'Math',{'operation':'MULTIPLY'},_0=al,_1=.9).outputs[0],_1=col,_2=srgb('#2A120A')).outputs[0],'Base Color'); bump(bam,fib,.18,.006)
L=1.72
def surf(u,v,top=True): # v: 0 tip of the bowl .. 1 end of the handle
    s=2*u-1; kb=max(0,1-((v-.115)/.125)**2); bowl=kb**.5 if kb>0 else 0; neck=.043+.020*max(0,(v-.3)/.7)**1.2; m=1/(1+math.exp((v-.222)*70)); w=.142*bowl*m+neck*(1-m) if v>.115 else .142*bowl
    w+=.006*math.exp(-((v-.70)/.010)**2); w*=(1-max(0,(v-.985)/.015)**2*.45); dep=.075*max(0,1-((v-.12)/.115)**2)*(1-s*s); z=.10*(v-.25)**2-.03*v+.05-dep+.010*(1-abs(s))*(v>.25)*min(1,(v-.25)*8)+.006*math.exp(-((v-.70)/.008)**2)
    return (s*w,v*L,z)
def spoon(): o=sheet('spoon',surf,20,260,bam,0); modify(o,'SOLIDIFY',thickness=.036,offset=-1); modify(o,'BEVEL',width=.011,segments=3,limit_method='ANGLE',angle_limit=math.radians(50)); modify(o,'SUBSURF',levels=1,render_levels=1)
pc=mat('stoneware',Roughness=.16,Specular=.5); to(pc,ramp(pc,tex(pc,2.5,5),(.35,'#1E110D'),(.6,'#3E2216'),(.72,'#6E4426')),'Base Color')
def dish(): lathe('dish',smoothprof([(0,.02),(.20,.02),(.21,.0),(.23,.0),(.24,.025),(.34,.07),(.41,.135),(.425,.18),(.418,.19),(.405,.185),(.375,.13),(.30,.08),(0,.065)],6),pc,160,mod=lambda a,r,z,i:r*(1+.008*math.sin(3*a+1))); o=lathe('sauce',smoothprof([(.372,.125),(.34,.142),(.2,.150),(0,.16)],8),sauce(),160)
group(dish,loc=(-.38,.12,.03))
for v in [o for o in bpy.data.objects if o.name.startswith('sauce')][0].data.vertices: v.co.z+=.016*noise.noise(v.co*7)+.012*noise.noise(v.co*16)
group(spoon,loc=(-.56,.02,.150),rot=(8,0,-60)) # across the dish
def load(): # a spoonful that stays on the spoon
    sc=sauce(); o=sheet('load',lambda u,v:(lambda p,k:(p[0]*.93*math.sin(math.pi*min(.97,max(.03,v)))**.3,p[1],p[2]+.008+.062*k**.7))(surf(u,.010+.205*v),max(0,1-(2*u-1)**2)*max(0,math.sin(math.pi*v))),20,30,sc,0)
    for q in o.data.vertices: q.co.z+=.010*noise.noise(q.co*22)
def full(): spoon(); load()
group(full,loc=(-.80,-.60,.098),rot=(-3.5,0,-86))
chilli(-.86,.62,12,.85,.16,.03); chilli(-.10,.78,-14,.75,.15,.03); chilli(.36,-.90,14,.8,.14,.03)
drop(beans(shape=(.044,.037,.036)),pile(lambda r:(.48+r.gauss(0,.14),-.06+r.gauss(0,.10)),.037,.03,turn=lying_flat),10,4)
clove(-.62,-.98,40,.9,True); clove(-.42,-1.04,-50,.9)
flakes('flakes',60,lambda r:(.62+r.gauss(0,.16),-.24+r.gauss(0,.10),.042),size=.022)
render('bamboo-sauce-spoon',None,limit=160,R=6)
