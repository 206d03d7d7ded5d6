import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 帆布袋: raw canvas hanging from a bamboo pole over still water; a crane flies over the pillar rock
xian(cam=((.35,-6.6,1.25),(.03,0,.70)),lens=98,peaks=(1,-.1),slab='none')
W,Hh=1.02,1.10; w,h=1020,1100
art=ridge(w,760,300,6.2,'#8FB3A9',.85,((.70,.085,1.65),(.83,.05,1.15)),fade=.9)+ridge(w,900,210,2.9,'#4F8078',.9,((.20,.05,1.25),(.29,.035,.95)),fade=.9)+ridge(w,985,150,9.4,'#2F5D73',1,fade=1.2)
mask='<clipPath id="c"><path d="M150 930 L150 470 C150 270 310 150 510 150 C710 150 870 270 870 470 L870 930 Z"/></clipPath>'
file=draw('tote',w,h,f'<rect width="{w}" height="{h}" fill="#EDE7D6"/><g clip-path="url(#c)"><rect x="150" y="150" width="720" height="780" fill="#D5E3DB"/><circle cx="350" cy="370" r="84" fill="#C0392B"/>{art}{xcloud(300,600,.9,1,"#F6F5F0",10)}{xcloud(690,720,1.1,-1,"#F6F5F0",10)}</g><path d="M150 930 L150 470 C150 270 310 150 510 150 C710 150 870 270 870 470 L870 930 Z" fill="none" stroke="#2F5D73" stroke-width="9"/>'+xcrane(600,330,.98,-8,1,w=4)+f'<g font-family="Noto Serif CJK SC" font-size="50" fill="#2A3136" letter-spacing="20"><text x="262" y="1010">把仙气带回家</text></g>'+seal(712,962,.58),2000,mask)
cv=cloth('#EDE7D6',file,weave=330); raw=cloth('#E6DFCB',None,weave=60)
N=60; vs=[];fs=[];idx={}
for side in (1,-1): # front and back share both sides and the bottom; the mouth stays open
    for j in range(N+1):
        for i in range(N+1):
            rim=i in(0,N) or j==0
            if rim and side<0: idx[side,i,j]=idx[1,i,j]; continue
            x,y=(i/N-.5)*W,j/N*Hh; idx[side,i,j]=len(vs); vs.append((x,-side*(0 if rim else .012+.05*math.sin(math.pi*i/N)*min(1,j/N*3)),y))
for side in (1,-1):
    for j in range(N):
        for i in range(N): q=[idx[side,i,j],idx[side,i+1,j],idx[side,i+1,j+1],idx[side,i,j+1]]; fs.append(q if side>0 else q[::-1])
o=mesh('bag',vs,fs,cv); uv=o.data.uv_layers.new().data; o.data.materials.append(raw)
for p in o.data.polygons:
    back=p.index>=N*N; p.material_index=1 if back else 0
    for k in p.loop_indices: v=vs[o.data.loops[k].vertex_index]; uv[k].uv=(v[0]/W+.5,v[2]/Hh) if not back else (v[0]*5,v[2]*5)
HX=.235; pin=o.vertex_groups.new(name='pin'); grip={}
for side in (1,-1):
    for i in range(N+1):
        x=(i/N-.5)*W
        if abs(abs(x)-HX)<.045:
            for j in range(N-5,N+1): pin.add([idx[side,i,j]],1,'REPLACE'); grip.setdefault((side,1 if x>0 else -1),[]).append(idx[side,i,j])
c=o.modifiers.new('c','CLOTH'); s=c.settings; s.use_pressure=True; s.uniform_pressure_force=.9; s.vertex_group_mass='pin'; s.quality=6; s.mass=.35; s.tension_stiffness=40; s.compression_stiffness=30; s.shear_stiffness=9; s.bending_stiffness=.9; s.air_damping=3; c.collision_settings.use_collision=False; c.point_cache.frame_end=46
for f in range(1,40): S.frame_set(f); o.evaluated_get(bpy.context.evaluated_depsgraph_get()).data.vertices[0].co
freeze(o); S.frame_set(1)
for v in o.data.vertices: # creases of a bag that was folded
    p=v.co; v.co.y+=.012*noise.noise(Vector((p.x*3.2,p.z*3.2,2+p.y)))+.006*noise.noise(Vector((p.x*9,p.z*7,p.y)))
for p in o.data.polygons: p.use_smooth=True
modify(o,'SOLIDIFY',thickness=.010,offset=0); modify(o,'SUBSURF',levels=1,render_levels=1)
B=link(bpy.data.objects.new('tote',None)); o.parent=B; D=o.data.vertices
# hem and seams: rows of stitches
st=mat('stitch','#B98B3E',Roughness=.7)
for side in (1,-1):
    for j in (N-4,):
        for i in range(1,N,1):
            a,bb=D[idx[side,i,j]].co,D[idx[side,i,j]].co.lerp(D[idx[side,min(N,i+1),j]].co,.62); e=-.009*side
            tube('st',[(a.x,a.y+e,a.z,.0032),(bb.x,bb.y+e,bb.z,.0032)],st,res=2).parent=B
# handles: two webbing straps that run over the pole
PZ=Hh+.52; strap=cloth('#DDD4BC',None,weave=70)
for side in (1,-1):
    path=[]
    for sx in (-1,1):
        g=[D[k].co for k in grip[side,sx]]; cx=sum(p.x for p in g)/len(g); cy=sum(p.y for p in g)/len(g); z0,z1=min(p.z for p in g)-.05,max(p.z for p in g); y=cy-side*.014
        path.append([(cx,y-.002*side,z0),(cx,y,z1),(cx*1.0,y*.75,z1+.14),(cx*.82,-side*.052,PZ-.14),(cx*.46,-side*.050,PZ+.012)])
    P=path[0]+[(0,-side*.040,PZ+.052)]+path[1][::-1]
    L=[]; q=[P[0]]+P+[P[-1]]
    for a,b1,c1,d1 in zip(q,q[1:],q[2:],q[3:]):
        for t in [k/10 for k in range(10)]: L.append(Vector([.5*((2*b1[m])+(c1[m]-a[m])*t+(2*a[m]-5*b1[m]+4*c1[m]-d1[m])*t*t+(3*b1[m]-a[m]-3*c1[m]+d1[m])*t**3) for m in range(3)]))
    L.append(Vector(P[-1])); n_=len(L)-1
    def band(u,v): 
        k=round(u*n_); t=(L[min(k+1,n_)]-L[max(k-1,0)]).normalized(); e=Vector((0,1,0)).cross(t).normalized(); return tuple(L[k]+e*(v-.5)*.078+Vector((0,-side*.004,0)))
    hb=sheet('strap',band,n_,3,strap); uvd=hb.data.uv_layers[0].data
    for l in uvd: l.uv=(l.uv[0]*6,l.uv[1]*.3)
    modify(hb,'SOLIDIFY',thickness=.012,offset=0); modify(hb,'BEVEL',width=.003,segments=2); hb.parent=B
    for sx in (-1,1): # crossed stitching where the strap meets the bag
        g=[D[k].co for k in grip[side,sx]]; cx=sum(p.x for p in g)/len(g); cy=sum(p.y for p in g)/len(g)-side*.030; z0,z1=min(p.z for p in g)-.035,max(p.z for p in g)-.03
        for (xa,za),(xb,zb) in (((-.028,z0),(.028,z0)),((-.028,z1),(.028,z1)),((-.028,z0),(-.028,z1)),((.028,z0),(.028,z1)),((-.028,z0),(.028,z1)),((.028,z0),(-.028,z1))):
            for k in range(6): t0,t1=k/6,(k+.6)/6; tube('st',[(cx+xa+(xb-xa)*t0,cy,za+(zb-za)*t0,.0032),(cx+xa+(xb-xa)*t1,cy,za+(zb-za)*t1,.0032)],st,res=2).parent=B
# woven label at the side seam
lb=rbox('lab',.075,.012,.055,.003,mat('lab',C['cinnabar'],Roughness=.9)); sp=D[idx[1,N,22]].co; lb.location=(sp.x+.028,sp.y,sp.z); lb.parent=B
B.location=(.02,.0,.02); B.rotation_euler[2]=math.radians(5)
# the pole: bamboo with joints, out of the picture on both sides
bam=mat('bamboo',Roughness=.36,Specular=.45); v=coord(bam,(.7,8,8)); to(bam,ramp(bam,tex(bam,3,5,v),(.35,'#8E9A5E'),(.65,'#B9B878')),'Base Color'); bump(bam,tex(bam,9,5,v),.06,.004)
prof=[(.043,-2.2)]
for k in range(9): z=-2.0+k*.5; prof+=[(.043,z-.03),(.047,z-.012),(.0405,z),(.046,z+.012),(.043,z+.03)]
pl=lathe('pole',prof+[(.043,2.4)],bam,64); pl.rotation_euler=(math.radians(0),math.radians(88.2),math.radians(5)); pl.location=(0,.0,PZ+.02)
random.seed(6); lf=mat('leaf','#6F8A5A',Roughness=.55,Specular=.3)
def bleaf(p,d,L,w):
    d=Vector(d).normalized(); s=d.cross(Vector((0,-1,.3))).normalized(); u=s.cross(d)
    def f(a,b): t=a; k=w*math.sin(math.pi*min(1,t**.7))*(b-.5)*2; return tuple(Vector(p)+d*L*t+s*k+u*(.25*abs(k)-L*.28*t*t*abs(d.x)))
    sheet('bl',f,12,4,lf)
for bx,sg in ((-.44,-1),(.55,1)):
    tw=[(bx,-.02,PZ+.03),(bx+sg*.14,-.10,PZ+.0),(bx+sg*.22,-.16,PZ-.09)]; tube('tw',[(*p,.006) for p in tw],bam)
    for i in range(7): k=i/6; q=Vector(tw[1]).lerp(Vector(tw[2]),k); bleaf(q,(sg*random.uniform(-.2,.9),random.uniform(-.5,.1),-random.uniform(.4,1)),random.uniform(.16,.26),random.uniform(.014,.021))
# stones in the water below
slabs(((-.62,.5,-.16),(.42,.32,.12),95,.55,True),((.30,.9,-.17),(.6,.4,.11),97,.55,False))
render('canvas-tote',(7.0,8.6,*MIST[2:]),limit=9000,R=7)
