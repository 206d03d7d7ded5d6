import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 朱砂印章: a square stone, its top cut as the pillar rock with cloud round it; box of cinnabar paste, a sheet with the impression
xian(cam=((.35,-4.6,2.75),(.10,.0,.25)),lens=77,peaks=False,slab='none')
slabs(((.0,.1,-.15),(1.55,1.15,.25),71,.6,True),)
# paper, curling a little; impression with the press's unevenness
random.seed(3); sp=''.join(f'<circle cx="{random.uniform(640,960):.0f}" cy="{random.uniform(420,740):.0f}" r="{abs(random.gauss(0,2.6)):.1f}" fill="#F7F3E6"/>' for _ in range(170))
mark='<rect x="640" y="420" width="320" height="320" rx="16" fill="#B92F22"/><rect x="662" y="442" width="276" height="276" rx="8" fill="none" stroke="#F7F3E6" stroke-width="7"/><text x="800" y="676" font-family="Noto Serif CJK SC" font-weight="bold" font-size="262" text-anchor="middle" fill="#F7F3E6">仙</text>'
file=draw('sheet',1100,900,'<rect width="1100" height="900" fill="#F7F3E6"/>'+ridge(1100,800,260,4.4,'#8FB3A9',.55,((.16,.05,1.4),(.27,.03,1.0)))+ridge(1100,900,200,9.1,'#5E9488',.5)+xcloud(330,300,1.1,1,'#7FA79C',7)+mark+sp,1900)
pm=mat('xuan',Roughness=.9,Specular=.1); c=image(pm,file); to(pm,n(pm,'MixRGB',{'blend_type':'MULTIPLY'},_0=.10,_1=c,_2=ramp(pm,tex(pm,30,7,Distortion=1.2),(.38,.6),(.6,1.))).outputs[0],'Base Color'); bump(pm,tex(pm,60,5),.15,.004)
w,h=1.32,1.08; sh=sheet('paper',lambda u,v:((u-.5)*w,(v-.5)*h,.012+.006*math.sin(u*5+1)*math.sin(v*4)+.075*max(0,u-.82)**2*14*(.4+.6*v)+.05*max(0,.12-u)**2*30),40,30,pm); modify(sh,'SOLIDIFY',thickness=.003); sh.rotation_euler[2]=math.radians(-10); sh.location=(.22,-.28,.012)
# the stone: warm, waxy, veined
def jadeite():
    m=mat('soapstone',Roughness=.22,Specular=.5,Subsurface=.25,Subsurface_Color=srgb('#E3B77E'),Subsurface_Radius=(.06,.035,.02)); f=tex(m,2.2,8,Distortion=1.6); v=tex(m,5.5,6,coord(m,(1,1,.45)),Distortion=2.2)
    to(m,n(m,'MixRGB',_0=ramp(m,v,(.50,0.),(.58,.75)),_1=ramp(m,f,(.35,'#A9773F'),(.55,'#D3AE72'),(.68,'#E9D5A8')),_2=srgb('#8C3A26')).outputs[0],'Base Color'); bump(m,tex(m,14,6),.05,.01); return m
st=jadeite(); S0=.34; Z=.50
base=baked(rbox('col',S0,S0,Z,.014,st)); base.location.z=Z/2
rock=[]
for x,y,r,hh in ((.02,.02,.088,.42),(-.095,-.02,.052,.25),(.105,-.03,.042,.17)):
    o=lathe('pk',smoothprof([(r*1.25,Z-.03),(r*1.12,Z+hh*.25),(r*1.0,Z+hh*.6),(r*.92,Z+hh*.85),(r*.62,Z+hh*.97),(0,Z+hh)],6)+[],st,48,mod=lambda a,q,z,i,x=x:q*(1+.16*noise.noise((math.cos(a)*2+x*40,math.sin(a)*2,z*3))+.06*noise.noise((math.cos(a)*5+x*40,math.sin(a)*5,z*9)))); o.location=(x,y,0); rock.append(o)
for i in range(15):
    a=i/15*math.tau*1.0; q=.115+.02*math.sin(i*2.1); s=.042+.014*math.sin(i*3.7); rock.append(sphere('cl',(q*math.cos(a),q*math.sin(a),Z+.02+.030*math.sin(i*1.9)),(s*1.15,s*1.15,s*.85),st,4))
for i in range(7): a=i/7*math.tau+.4; rock.append(sphere('cl',(.095*math.cos(a)+.01,.085*math.sin(a)+.01,Z+.10+.018*math.sin(i*2.3)),(.036,.036,.026),st,4))
plat=rbox('pl',S0*.96,S0*.96,.05,.01,st); plat.location.z=Z-.012; rock.append(plat)
sc=fuse('carving',rock,st,.0055,.5,4)
for v in sc.data.vertices: # scratch lines of the knife
    if v.co.z>Z+.1: v.co+=v.normal*.004*math.sin(v.co.z*95+4*noise.noise(v.co*9))
# side: two characters cut and filled, on the face towards us
tx=draw('side',340,480,'<rect width="340" height="480"/><g font-family="Noto Serif CJK SC" font-weight="bold" fill="#fff" text-anchor="middle" font-size="92"><text x="170" y="180">鼎</text><text x="170" y="300">湖</text></g>',340)
cut=mat('cut','#6B4420',Roughness=.7); a=image(cut,tx); t=cut.node_tree; mx=n(cut,'MixShader',_0=a,_1=n(cut,'BsdfTransparent').outputs[0],_2=t.nodes['Principled BSDF'].outputs[0]); t.links.new(mx.outputs[0],t.nodes['Material Output'].inputs[0])
f=sheet('inscr',lambda u,v:((u-.5)*.34,-S0/2-.0012,.01+v*.48),1,1,cut)
red=mat('redface','#A82A1E',Roughness=.55); foot=rbox('face',S0*.97,S0*.97,.012,.004,red); foot.location.z=.002
E=link(bpy.data.objects.new('seal',None))
for o in (base,sc,f,foot): o.parent=E
E.location=(-.40,.22,.012); E.scale=(1.18,)*3; E.rotation_euler[2]=math.radians(24)
# box of paste: celadon, lid leaning on it
g=celadon('#3F6D5C','#83A893','#DCE3CE'); bx=link(bpy.data.objects.new('box',None)); R=.27
lathe('b',smoothprof([(0,.012),(.17,.012),(.18,0),(.20,0),(.205,.02),(.255,.05),(.272,.11),(.268,.155)],12)+[(.262,.163),(.252,.163),(.248,.15)]+smoothprof([(.246,.14),(.225,.09),(.15,.07),(0,.068)],8),g,256).parent=bx
ps=mat('paste','#8E120A',Roughness=.62,Specular=.22); pz=sphere('paste',(0,0,.115),(.243,.243,.055),ps,6)
for v in pz.data.vertices:
    if v.co.z>0: v.co.z+=.28*noise.noise(v.co*2.3)+.10*noise.noise(v.co*6)
bump(ps,tex(ps,26,6),.5,.02); pz.parent=bx; bx.location=(.62,.42,.010)
lid=lathe('lid',smoothprof([(0,.105),(.12,.098),(.22,.075),(.27,.035),(.274,.0)],14)+[(.262,-.004),(.258,.01)]+smoothprof([(.25,.02),(.20,.055),(0,.078)],8),g,320)
lf=draw('lid',800,800,'<rect width="800" height="800"/><g filter="url(#b)">'+xcloud(400,420,2.1,1,'#fff',11)+'<circle cx="400" cy="400" r="345" fill="none" stroke="#fff" stroke-width="14"/></g>',1000,'<filter id="b"><feGaussianBlur stdDeviation="3"/></filter>')
carve(lid,lf,-.007,lambda c:(c.x/.6+.5,c.y/.6+.5) if c.normalized() and c.z>.03 and math.hypot(c.x,c.y)<.262 else None)
lid.rotation_euler=(math.radians(-48),math.radians(12),0); lid.rotation_euler=(Vector((-.30,-.62,.62))).to_track_quat('Z','Y').to_euler(); lid.location=(.88,.08,.205)
boulder('p',(-.62,-.66,.04),(.12,.09,.06),stone('#7F8A88','#B9C0BA'),17,.1); moss((-1.0,.32,-.02),(.24,.19,.12),12)
render('cinnabar-seal',None,limit=600,R=7)
