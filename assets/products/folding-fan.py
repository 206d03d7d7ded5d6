import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 云纹折扇: open, upright on a stand of dark wood; a paper leaf with a sea of clouds, bamboo ribs, a silk tassel
xian(cam=((-.35,-6.4,1.35),(.0,0,.60)),peaks=(-1,-.35),slab='none')
slabs(((.05,.1,-.15),(1.25,.80,.25),61,.6,True),)
K,R0,R1,TH=24,.46,1.12,math.radians(152) # folds, inner and outer radius of the leaf, spread
W,h=2200,700; random.seed(8)
cl=''.join(xcloud(x,y,s,f,c,w) for x,y,s,f,c,w in ((260,430,1.25,1,'#2F5D73',9),(660,500,1.0,-1,'#4F8D80',9),(1010,400,.8,1,'#2F5D73',9),(1330,510,1.15,-1,'#2F5D73',9),(1700,410,1.3,1,'#4F8D80',9),(2020,520,1.0,-1,'#2F5D73',9),(460,600,.8,1,'#F6F5F0',10),(1180,610,.85,1,'#F6F5F0',10),(1880,610,.8,-1,'#F6F5F0',10)))
file=draw('fan',W,h,f'<rect width="{W}" height="{h}" fill="url(#s)"/>'+ridge(W,560,260,3.3,'#8FB8AC',.85,((.28,.02,1.3),(.315,.013,1.05),(.74,.024,1.25)))+ridge(W,640,200,7.7,'#5E9488',.8,((.12,.02,1.25),(.55,.016,1.2),(.90,.02,1.2)))+cl+xcrane(820,190,.72,-16,1,w=5)+xcrane(1040,265,.5,-12,1,w=6)+f'<circle cx="1480" cy="180" r="86" fill="#C0392B"/>'+seal(2080,120,.75)+f'<rect y="0" width="{W}" height="16" fill="#B98B3E"/>',2600,'<linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#CFE0D8"/><stop offset=".4" stop-color="#F3F2EA"/><stop offset="1" stop-color="#B7D2C7"/></linearGradient>')
pa=mat('paper',Roughness=.8,Specular=.2); c=image(pa,file); fib=n(pa,'MixRGB',{'blend_type':'MULTIPLY'},_0=.12,_1=c,_2=ramp(pa,tex(pa,60,6,Distortion=1),(.38,.6),(.6,1.))).outputs[0]; to(pa,fib,'Base Color'); bump(pa,tex(pa,120,4),.1,.003)
t=pa.node_tree; mx=n(pa,'MixShader',_0=.25,_1=t.nodes['Principled BSDF'].outputs[0],_2=n(pa,'BsdfTranslucent',Color=fib).outputs[0]); t.links.new(mx.outputs[0],t.nodes['Material Output'].inputs[0])
F=link(bpy.data.objects.new('fan',None)); A=lambda u:math.pi/2+TH/2-TH*u # u=0 left
dep=.034
def leaf(u,v):
    a=A(u); r=R0+(R1-R0)*v; k=u*K*2; z=abs((k%2)-1)*2-1; return (r*math.cos(a),-z*dep*(.55+.45*v),r*math.sin(a))
o=sheet('leaf',leaf,K*2,8,pa); modify(o,'SOLIDIFY',thickness=.003); o.parent=F
for p in o.data.polygons: p.use_smooth=False
bam=mat('bamboo',Roughness=.38,Specular=.45); v=coord(bam,(10,10,.8)); to(bam,ramp(bam,tex(bam,3,5,v),(.35,'#9A6B34'),(.65,'#CDA768')),'Base Color'); bump(bam,tex(bam,10,5,v),.1,.004); dk=mat('rosewood',Roughness=.3,Specular=.5,Clearcoat=.5); v=coord(dk,(14,14,.9)); to(dk,ramp(dk,tex(dk,3,6,v),(.35,'#2E1712'),(.65,'#5A2C20')),'Base Color')
def stick(u,r0,r1,w0,w1,th,m,y,nm='rib'):
    a=A(u); o=mesh(nm,[(s*(w0+(w1-w0)*t)/2,e*th/2,r0+(r1-r0)*t) for t in (0,.12,1) for e in (-1,1) for s in (-1,1)],[(0,1,3,2),(8,10,11,9)]+[(4*i+j,4*i+k,4*i+4+k,4*i+4+j) for i in (0,1) for j,k in ((1,0),(0,2),(2,3),(3,1))],m,False); bm=bmesh.new(); bm.from_mesh(o.data); bmesh.ops.recalc_face_normals(bm,faces=bm.faces); bm.to_mesh(o.data); bm.free(); modify(o,'BEVEL',width=.004,segments=2); o.rotation_euler=(0,math.pi/2-a,0); o.location=(0,y,0); o.parent=F; return o
for i in range(1,K): stick(i/K,-.075,R0+.02,.042,.050,.007,bam,.030-.060*i/K)
for i in range(1,K): stick(i/K,R0,R1*.97,.020,.012,.006,bam,.026)
for u,y in ((0.0,.042),(1.0,-.044)): g=stick(u,-.09,R1+.006,.062,.085,.017,dk,y,'guard')
for y in (-.058,.058): sphere('pin',(0,y,0),(.019,.008,.019),brass(),3).parent=F
F.rotation_euler=(math.radians(-7),0,math.radians(12)); F.location=(.02,.0,.200); F.scale=(.88,)*3
# stand: a dark base with two uprights that take the fan in a slot
st=link(bpy.data.objects.new('stand',None)); 
for loc,s in (((0,0,.03),(.56,.26,.05)),((0,.0,.062),(.44,.19,.02))): b=rbox('b',*s,.012,dk); b.location=loc; b.parent=st
for y in (-.085,.085):
    f=[(-.13,.06),(-.125,.13),(-.16,.205),(-.10,.19),(0,.135),(.10,.19),(.16,.205),(.125,.13),(.13,.06)]; P=smoothprof(f,6); d='M'+' L'.join('%.2f %.2f'%(x*1000+400,400-z*1000) for x,z in P)+' Z'; open(TMP+'/up.svg','w').write(f'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><path d="{d}"/></svg>')
    q=svg(TMP+'/up.svg',dk,.147,.032,.006); q.rotation_euler=(math.pi/2,0,0); q.location=(0,y,.132); q.parent=st
st.rotation_euler[2]=math.radians(12); st.location=(.02,-.01,.0)
# tassel over the front edge of the stand
sk=silk(); p=F.matrix_world; bpy.context.view_layer.update(); h=F.matrix_world@Vector((0,-.066,-.0)); cord=[tuple(h),(h.x+.05,h.y-.05,h.z-.03),(h.x+.13,h.y-.15,.10),(h.x+.22,h.y-.22,.035),(h.x+.30,h.y-.26,.035)]; tube('cord',[(*c,.007) for c in cord],sk)
be=sphere('bead',(cord[-1][0]-.03,cord[-1][1]+.015,.035),.034,celadon('#3F6D5C','#83A893','#DCE3CE'),4); tassel((cord[-1][0]+.02,cord[-1][1]-.01,.032),.26,sk,lie=(1,-.45),k=90,floor=.006)
boulder('p',(-.78,-.32,.03),(.16,.12,.08),stone('#7F8A88','#B9C0BA'),15,.1); moss((-.98,-.05,-.05),(.2,.16,.09),7)
area((.2,1.3,1.0),(0,0,.7),1.0,18,(1,.97,.92))
render('folding-fan',(7.2,8.6,*MIST[2:]),limit=9000,R=7)
