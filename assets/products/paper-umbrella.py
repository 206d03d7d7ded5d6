import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 油纸伞: oiled paper over 28 bamboo ribs, cranes and clouds round the sun; one open with the light behind it, one folded
xian(cam=((-.15,-6.6,1.75),(.0,0,.66)),slab='none',peaks=(-1,.5))
slabs(((.0,.25,-.145),(1.75,1.05,.24),21,.6,True),)
K=28
rot=lambda i:f'<g transform="rotate({i*40+math.degrees(.2)+90-0} 1000 1000)">{xcloud(1000,270,.95 if i%2 else 1.15,1 if i%2 else -1,("#2F5D73","#3F7B70")[i%2],10)}</g>'
body='<rect width="2000" height="2000" fill="url(#g)"/>'+''.join(rot(i) for i in range(9))+xcrane(1330,1010,1.15,100,1,w=4)+xcrane(880,1400,1.0,215,1,w=4)+xcrane(690,730,1.05,-20,1,w=4)+'<circle cx="1130" cy="590" r="105" fill="#C0392B"/><circle cx="1000" cy="1000" r="995" fill="none" stroke="#2F5D73" stroke-width="46"/><circle cx="1000" cy="1000" r="940" fill="none" stroke="#B98B3E" stroke-width="7"/><circle cx="1000" cy="1000" r="125" fill="#2F5D73"/><circle cx="1000" cy="1000" r="150" fill="none" stroke="#B98B3E" stroke-width="8"/>'
file=draw('umb',2000,2000,body,2000,'<radialGradient id="g"><stop offset="0" stop-color="#5E9C8C"/><stop offset=".45" stop-color="#A5CABB"/><stop offset=".8" stop-color="#E6EADA"/><stop offset="1" stop-color="#F0E9D2"/></radialGradient>')
def paper(file=None,col=None):
    m=mat('oilpaper',col,Roughness=.38,Specular=.4,Clearcoat=.35,Clearcoat_Roughness=.15); t=m.node_tree; c=image(m,file) if file else n(m,'RGB').outputs[0]
    if not file: c.default_value=srgb(col)
    fib=n(m,'MixRGB',{'blend_type':'MULTIPLY'},_0=.22,_1=c,_2=ramp(m,tex(m,38,6,coord(m,(1,1,1)),Distortion=1.5),(.35,.55),(.6,1.))).outputs[0]; to(m,fib,'Base Color'); bump(m,tex(m,70,4),.12,.004)
    tr=n(m,'BsdfTranslucent',Color=fib).outputs[0]; mx=n(m,'MixShader',_0=.36,_1=t.nodes['Principled BSDF'].outputs[0],_2=tr); t.links.new(mx.outputs[0],t.nodes['Material Output'].inputs[0]); return m
bam=mat('bamboo',Roughness=.4,Specular=.4); to(bam,ramp(bam,tex(bam,3,4,coord(bam,(6,6,.8))),(.35,'#A87B3F'),(.65,'#D2AC6A')),'Base Color'); dark=lacquer('#14252E'); thr=mat('thread',C['cinnabar'],Roughness=.6,Sheen=.5)
R,Hh,Ls=.90,.34,1.22
zz=lambda v:-Hh*v**1.12
tri=lambda a:abs(((a*K/math.tau)%1)-.5)*2 # 1 on a rib, 0 between
def can(u,v): a=u*math.tau; v=max(v,.03); s=1-tri(a); return (R*v*math.cos(a)*(1-.012*s*v),R*v*math.sin(a)*(1-.012*s*v),zz(v)-.020*s*v)
U=link(bpy.data.objects.new('open',None)); c=sheet('canopy',can,K*8,40,paper(file)); c.parent=U
uv=c.data.uv_layers[0].data
for l in c.data.loops: p=c.data.vertices[l.vertex_index].co; uv[l.index].uv=(.5+p.x/R*.4985,.5+p.y/R*.4985)
for i in range(K):
    a=i/K*math.tau; P=lambda v,d=0:(R*v*math.cos(a),R*v*math.sin(a),zz(v)-.014-d)
    for t in (tube('rib',[(*P(v),.0085) for v in (.04,.3,.6,.85,1.012)],bam,res=4),tube('strut',[(*P(.52,.005),.006),(.03*math.cos(a),.03*math.sin(a),-.47,.006)],bam,res=3)): t.parent=U
    k=sphere('knob',P(1.012),.0125,dark,2); k.parent=U
for o in (lathe('shaft',[(.0,-Ls),(.022,-Ls),(.024,-Ls+.01),(.021,-.9),(.021,-.03),(0,-.03)],bam,32),lathe('grip',[(0,-Ls-.012),(.026,-Ls-.012),(.03,-Ls),(.03,-Ls+.20),(.024,-Ls+.21)],dark,32),lathe('runner',[(.022,-.53),(.042,-.53),(.045,-.47),(.022,-.45)],bam,48),lathe('cap',smoothprof([(.095,-.055),(.098,-.03),(.06,.02),(.038,.06),(.034,.10),(.022,.13),(0,.135)],6),dark,64),lathe('capring',[(.036,.055),(.043,.06),(.043,.072),(.034,.076)],brass(),64)): o.parent=U
az=math.radians(-90-24); A=Vector((math.cos(az)*.70,math.sin(az)*.70,.714)).normalized(); q=A.to_track_quat('Z','Y'); from mathutils import Quaternion
q=q@Quaternion((0,0,1),math.radians(20)); U.rotation_euler=q.to_euler(); lo=min(min((q@Vector((R*1.015*math.cos(t),R*1.015*math.sin(t),zz(1)-.02))).z for t in [i*.1 for i in range(63)]),(q@Vector((0,0,-Ls-.01))).z); U.location=(-.30,.22,-lo+.008)
# folded: 28 leaves drawn together, a red cord round them
F=link(bpy.data.objects.new('folded',None)); fold=paper(None,'#B9D0C1')
def star(a,r,z,i): t=abs(((a*K/math.tau)%1)-.5)*2; return r*(1-.30*t*min(1,i*6)*min(1,(1.02-i)*9))
lf=lathe('leaves',smoothprof([(.030,0),(.040,.03),(.056,.20),(.070,.45),(.078,.70),(.076,.84)],10),fold,seg=K*10,mod=star)
edge=lathe('edge',smoothprof([(.0755,.80),(.0765,.82),(.0762,.846)],4),paper(None,'#2F5D73'),seg=K*10,mod=lambda a,r,z,i:r*(1.006-.30*abs(((a*K/math.tau)%1)-.5)*2))
azb=lathe('top',smoothprof([(.0315,.0),(.042,.03),(.0475,.10)],4),paper(None,'#2F5D73'),seg=K*10,mod=lambda a,r,z,i:r*1.02)
for o in (lf,edge,azb,lathe('cap',smoothprof([(.0,-.14),(.018,-.135),(.026,-.10),(.034,-.06),(.05,-.01),(.052,.02),(.036,.03)],6),dark,48),lathe('shaft',[(0,.7),(.02,.7),(.02,1.22),(0,1.22)],bam,32),lathe('grip',[(.021,1.08),(.029,1.085),(.03,1.27),(.026,1.285),(0,1.285)],dark,48),lathe('tie',[(.074,.600),(.084,.603),(.084,.627),(.074,.63)],thr,64),lathe('gr',[(.028,1.1),(.0315,1.102),(.0315,1.115),(.028,1.117)],brass(),48)): o.parent=F
for i in range(K):
    a=(i+.5)/K*math.tau; t=tube('rt',[(.0735*math.cos(a),.0735*math.sin(a),.80,.006),(.073*math.cos(a),.073*math.sin(a),.868,.006)],bam,res=2); t.parent=F
F.location=(-.50,-.60,.092); D=(Vector((.80,-.42,.034))-Vector(F.location)).normalized(); F.rotation_euler=D.to_track_quat('Z','Y').to_euler()
e=Vector(F.location)+D*1.285; cord=[(e.x,e.y,e.z),(e.x+.05,e.y+.0,e.z+.02),(e.x+.10,e.y-.06,.014),(e.x+.13,e.y-.13,.02)]; sk=silk(); tube('cord',[(*p,.006) for p in cord],sk); tassel(cord[-1],.22,sk,lie=(.35,-1),k=80,floor=.004)
area((.4,1.6,1.1),(-.2,.1,.6),1.1,26,(1,.97,.9))
render('paper-umbrella',(7.7,8.4,*MIST[2:]),limit=600,R=7)
