import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 峰形香插: a shallow celadon dish as a lake, the pillar rock and its neighbours rising out of it, one stick, one thread of smoke
xian(cam=((.15,-5.6,2.05),(.02,0,.58)),lens=76,peaks=False,slab='none')
slabs(((-.10,.10,-.14),(1.30,.95,.23),111,.6,True),)
g=celadon('#3A6B5B','#7EA692','#DDE4CF')
dish=lathe('dish',smoothprof([(0,.012),(.44,.012),(.46,.0),(.50,.0),(.52,.02),(.63,.055),(.705,.105),(.72,.135)],14)+smoothprof([(.712,.142),(.698,.135),(.66,.098),(.56,.068),(.30,.060),(0,.060)],12),g,seg=512,mod=lambda a,r,z,i:r*(1+.022*math.sin(3*a+.8)+.012*math.sin(5*a)))
foot=lathe('foot',[(.45,.003),(.455,-.005),(.495,-.005),(.505,.010)],mat('biscuit','#8A5A40',Roughness=.8),128)
parts=[]
def pillar(x,y,r,h,sd,top=.62):
    o=lathe('pk',smoothprof([(0,.04),(r*1.9,.04),(r*1.38,.04+h*.16),(r*1.08,h*.45),(r*.94,h*.70),(r*.74,h*.87),(r*top*.72,h*.965),(0,h)],10),g,96,mod=lambda a,q,z,i:q*(1+.34*noise.noise((math.cos(a)*1.1+sd*5,math.sin(a)*1.1,z*1.8))+.11*noise.noise((math.cos(a)*2.6+sd,math.sin(a)*2.6,z*3.2)))); o.location=(x,y,0); parts.append(o)
pillar(-.20,.14,.118,.92,1); pillar(-.375,.05,.085,.52,2); pillar(.0,.22,.095,.60,3); pillar(.17,.20,.070,.38,4); pillar(-.30,-.10,.075,.28,5); pillar(-.47,.16,.06,.33,6); pillar(.30,.10,.055,.19,7)
for x,y,s in ((-.10,.03,.07),(.10,.10,.06),(-.42,-.05,.06)): parts.append(sphere('r',(x,y,.07),(s,s,s*.6),g,4))
rk=fuse('peaks',parts,g,.0065,.5,5)
N=[v.normal.copy() for v in rk.data.vertices] # the knife's upright strokes: glaze pools in them
for v,nn in zip(rk.data.vertices,N): p=v.co; w=.10*noise.noise(p*3.1); d=noise.noise(Vector((p.x*9+w*8,p.y*9,p.z*1.3))); v.co-=nn*(.034*max(0,d-.06)*max(.15,.6+noise.noise(p*4.3))+.003*noise.noise(p*19))*min(1,max(0,(p.z-.09)/.08))
wt=mat('lake','#6FA594',Roughness=.04,Specular=.6,Transmission=.0); to(wt,ramp(wt,n(wt,'VectorMath',{'operation':'LENGTH'},_0=n(wt,'TexCoord').outputs['Object']).outputs[1],(.25,'#5E9483'),(.66,'#A5C8B6')),'Base Color'); bump(wt,n(wt,'TexWave',{'wave_type':'RINGS'},Scale=3,Distortion=1.5,Vector=coord(wt)).outputs[1],.03,.01)
wl=lathe('lake',[(.662,.094),(.655,.092),(0,.092)],wt,192,mod=lambda a,r,z,i:r*(1+.022*math.sin(3*a+.8)+.012*math.sin(5*a)))
# stick in a gold collar on the low rock at the front, ember, smoke
sx,sy=.265,-.02; bump_=sphere('hold',(sx,sy,.10),(.085,.08,.06),g,5); cl=lathe('collar',[(.012,.14),(.026,.142),(.028,.165),(.018,.172),(.010,.168)],brass(),48); cl.location=(sx,sy,0)
d=Vector((.10,-.02,1)).normalized(); A=Vector((sx,sy,.15)); L=1.02; stk=mat('stick','#5A4632',Roughness=.9); bump(stk,tex(stk,120,4),.6,.004)
P=A+d*L; tube('core',[(*A,.0065),(*(A+d*.16),.0065)],mat('core','#B5503F',Roughness=.7),res=2); tube('stick',[(*(A+d*.14),.0105),(*(P-d*.035),.0105)],stk,res=2)
ash=mat('ash','#B9B6AE',Roughness=1.); tube('ash',[(*(P-d*.026),.0098),(*P,.0085),(*(P+d*.030+Vector((.006,0,0))),.006)],ash,res=4)
em=mat('ember','#FF6A2A'); b=em.node_tree.nodes['Principled BSDF']; b.inputs['Emission'].default_value=(1,.22,.05,1); b.inputs['Emission Strength'].default_value=5; tube('ember',[(*(P-d*.037),.0107),(*(P-d*.026),.0104)],em,res=2)
def smoke(path,w0,w1,op,seed): # a ribbon that turns: brighter where it is edge on; no shadow, no noise
    m=bpy.data.materials.new('smoke'); m.use_nodes=True; t=m.node_tree; t.nodes.clear(); uv=n(m,'SeparateXYZ',_0=n(m,'TexCoord').outputs['UV']); u,v=uv.outputs[0],uv.outputs[1]
    e=ramp(m,v,(.0,0.),(.22,.35),(.42,1.),(.60,.55),(.74,.8),(1.,0.)); l=ramp(m,u,(.0,.0),(.03,1.),(.45,.75),(.78,.35),(1.,0.)); nz=n(m,'MapRange',_0=n(m,'TexNoise',Scale=5,Detail=3,Vector=n(m,'Mapping',Vector=n(m,'TexCoord').outputs['UV'],Scale=(2.2,.8,1),Location=(seed,0,0)).outputs[0]).outputs[0],_1=.3,_2=.7,_3=.35,_4=1.).outputs[0]
    f=n(m,'Math',{'operation':'MULTIPLY'},_0=n(m,'Math',{'operation':'MULTIPLY'},_0=e,_1=l).outputs[0],_1=n(m,'Math',{'operation':'MULTIPLY'},_0=nz,_1=op).outputs[0]).outputs[0]
    mx=n(m,'MixShader',_0=f,_1=n(m,'BsdfTransparent').outputs[0],_2=n(m,'Emission',Color=srgb('#FFFFFF'),Strength=2.6).outputs[0]); t.links.new(mx.outputs[0],n(m,'OutputMaterial').inputs[0])
    q=smoothprof([(x,z) for x,z in path],14); k=len(q)-1
    def f_(a,b):
        i=round(a*k); x,z=q[i]; dx=q[min(k,i+1)][0]-q[max(0,i-1)][0]; dz=q[min(k,i+1)][1]-q[max(0,i-1)][1]; l=math.hypot(dx,dz) or 1; w=(w0+(w1-w0)*a**1.3)*(.62+.38*math.sin(a*9+seed)); return (x-dz/l*(b-.5)*w,P.y+.02,z+dx/l*(b-.5)*w)
    o=sheet('smoke',f_,k,16,m); o.visible_shadow=o.visible_diffuse=o.visible_glossy=False; return o
x0,z0=P.x+.006,P.z+.02
smoke([(x0,z0),(x0-.004,z0+.12),(x0-.03,z0+.25),(x0+.02,z0+.36),(x0+.01,z0+.48),(x0-.09,z0+.58),(x0-.12,z0+.70),(x0-.02,z0+.82),(x0-.05,z0+1.0)],.012,.24,.62,1.)
smoke([(x0,z0),(x0-.006,z0+.14),(x0-.02,z0+.26),(x0+.035,z0+.37),(x0-.03,z0+.50),(x0-.14,z0+.57),(x0-.20,z0+.68),(x0-.14,z0+.80),(x0-.22,z0+.98)],.008,.13,.55,3.)
T=link(bpy.data.objects.new('all',None))
for o in (dish,foot,rk,wl): o.parent=T
boulder('p',(.86,-.36,.03),(.12,.10,.06),stone('#7F8A88','#B9C0BA'),113,.1); boulder('p',(.70,-.52,.015),(.06,.05,.035),stone('#6E7B7A','#93A09D'),114,.1); moss((-1.02,-.08,-.03),(.22,.18,.10),19)
render('peak-incense-stand',(5.9,7.5,[.62,.74,.71],.62),limit=9000,R=7)
