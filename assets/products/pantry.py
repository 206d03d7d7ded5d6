# pantry.py - what stands around on the 威酱坊 set: sauces, peppers, garlic, beans, mushrooms, paper labels, string, steam
from finish import *
def group(make,*a,loc=(0,0,0),rot=(0,0,0),s=1,**k): # everything make() puts into the scene hangs on one handle; rot in degrees
    before=set(bpy.data.objects); make(*a,**k); e=link(bpy.data.objects.new('group',None))
    for o in set(bpy.data.objects)-before-{e}:
        if not o.parent: o.parent=e
    e.location=loc; e.rotation_euler=[math.radians(x) for x in rot]; e.scale=(s,)*3; return e
def again(e,loc,rot=(0,0,0),s=1): # the same handle once more, sharing its meshes
    new={}
    for o in [e]+list(e.children_recursive): c=o.copy(); S.collection.objects.link(c); new[o]=c
    for o,c in new.items():
        if o.parent in new: c.parent=new[o.parent]; c.matrix_parent_inverse=o.matrix_parent_inverse
    c=new[e]; c.location=loc; c.rotation_euler=[math.radians(x) for x in rot]; c.scale=(s,)*3; return c
ONCE={}
def once(f): # one material, however often it is asked for
    def g(*a):
        k=(f.__name__,a)
        if k not in ONCE: ONCE[k]=f(*a)
        return ONCE[k]
    return g
# ---- materials
def sauce(dark='#4A0E06',mid='#9C200A',light='#CC4212',bits=((.0,'#B51C0C'),(.4,'#D8481A'),(.55,'#E8B85A'),(.68,'#1E0C08'),(.82,'#8E1A0A')),grain=24,size=.30,glow='#E0481A'):
    m=mat('sauce',Roughness=.22,Specular=.5,Subsurface=.3,Subsurface_Color=srgb(glow),Subsurface_Radius=(.04,.012,.004))
    f=tex(m,9,6,Distortion=.6); warp=n(m,'VectorMath',{'operation':'SCALE'},_0=n(m,'TexNoise',Scale=7.,Detail=3.).outputs[1],Scale=.16).outputs[0]
    v=n(m,'TexVoronoi',{'feature':'F1'},Scale=grain,Vector=n(m,'VectorMath',_0=coord(m,(1,1,1.4)),_1=warp).outputs[0]); big=ramp(m,v.outputs[0],(size-.06,1.),(size+.06,0.))
    b=ramp(m,n(m,'SeparateXYZ',_0=v.outputs[1]).outputs[0],*bits); m.node_tree.nodes[-1].color_ramp.interpolation='CONSTANT'
    to(m,n(m,'MixRGB',_0=big,_1=ramp(m,f,(.32,dark),(.5,mid),(.68,light)),_2=b).outputs[0],'Base Color'); bump(m,n(m,'Math',_0=f,_1=big).outputs[0],.5,.02); return m
garlic_sauce=lambda: sauce('#9A2A0A','#CC5A1C','#E58B3A',((.0,'#F3E2B4'),(.34,'#F7EBC8'),(.55,'#C81E0C'),(.72,'#E9C37A'),(.86,'#A81408')),20,.40,'#F0A050')
shiitake_sauce=lambda: sauce('#2A0F08','#5E1C0C','#8E3312',((.0,'#3A2013'),(.32,'#6B4A2C'),(.5,'#24120B'),(.66,'#C9A878'),(.78,'#B5220E')),11,.42,'#B04A1A')
bean_sauce=lambda: sauce('#3A1408','#7A2E0E','#A84A18',((.0,'#D9A441'),(.45,'#C48A30'),(.65,'#8E1A0A'),(.82,'#E0B65A')),13,.46,'#D07A2A')
oil=lambda col='#D8420E',t=.6: see(mat('oil',col,Roughness=.02,Transmission=t,IOR=1.45))
@once
def chilli_skin(a='#8E0F0A',b='#C4180E'):
    m=mat('chilli',Roughness=.17,Specular=.5,Subsurface=.08,Subsurface_Color=(.8,.03,.01,1),Subsurface_Radius=(.03,.006,.003),Clearcoat=.3); to(m,ramp(m,tex(m,3,3),(.35,a),(.6,b)),'Base Color'); bump(m,tex(m,5,3,coord(m,(.6,4,4))),.25,.03); return m
@once
def stalk(a='#3E5F22',b='#7C9A4A'):
    m=mat('stalk',Roughness=.5); to(m,ramp(m,tex(m,8,3),(.35,a),(.65,b)),'Base Color'); return m
@once
def garlic_skin():
    m=mat('garlic',Roughness=.38,Specular=.4,Subsurface=.2,Subsurface_Color=srgb('#F6E6D2'),Subsurface_Radius=(.05,.04,.03)); x=n(m,'TexNoise',Scale=6,Detail=4,Vector=n(m,'Mapping',Vector=n(m,'TexCoord').outputs['UV'],Scale=(14,.5,1)).outputs[0]).outputs[0]
    to(m,ramp(m,x,(.38,'#C9A5A8'),(.5,'#EFE3D3'),(.7,'#F7F0E4')),'Base Color'); bump(m,x,.15,.01); return m
@once
def clove_flesh():
    m=mat('clove',Roughness=.3,Specular=.5,Subsurface=.3,Subsurface_Color=srgb('#F4E4BE'),Subsurface_Radius=(.05,.04,.02)); to(m,ramp(m,tex(m,4,2,coord(m,(3,3,.5))),(.35,'#EAD9AE'),(.65,'#F8F0DA')),'Base Color'); return m
@once
def hemp(a='#8E6A3C',b='#D2B27C'):
    m=mat('hemp',Roughness=.95,Specular=.1,Sheen=.4); to(m,ramp(m,tex(m,30,4),(.35,a),(.65,b)),'Base Color'); bump(m,tex(m,90,3),.7,.006); return m
@once
def steel():
    m=mat('steel',(.72,.70,.67,1),Metallic=1,Roughness=.2); return m
def metal(col=(.84,.55,.22,1),rough=.25): return mat('metal',col,Metallic=1,Roughness=rough)
def glaze(dark='#1C0B06',mid='#4A2110',thin='#8A4A1E',rough=.12): # soy-brown crock glaze: runs, thin on ridges
    m=mat('glaze',Roughness=rough,Specular=.5,Clearcoat=.5,Clearcoat_Roughness=.04); x=tex(m,2.,5,coord(m,(1.6,1.6,.9)),Distortion=.5)
    p=n(m,'NewGeometry').outputs['Pointiness']; x=n(m,'Math',_0=x,_1=n(m,'Math',{'operation':'MULTIPLY_ADD'},_0=p,_1=3.,_2=-1.5).outputs[0]).outputs[0]
    to(m,ramp(m,x,(.34,dark),(.56,mid),(.80,thin)),'Base Color'); bump(m,tex(m,9,3),.06,.02); return m
def linen(col='#E4D5B4',weave=150,file=None):
    m=cloth(col,file,weave); m.node_tree.nodes['Principled BSDF'].inputs['Sheen'].default_value=.25; return m
def paper(file,wrinkle=.12):
    m=mat('paper',Roughness=.8,Specular=.2,Sheen=.2); t=image(m,file); a=m.node_tree.nodes['Image Texture'].outputs[1]; to(m,n(m,'MixRGB',{'blend_type':'MULTIPLY'},_0=.22,_1=t,_2=ramp(m,tex(m,14,8),(.3,.55),(.6,1.))).outputs[0],'Base Color'); to(m,a,'Alpha'); bump(m,tex(m,30,8),wrinkle,.01); return m
# ---- paper: SVG in the house's hand
T='font-family="Noto Serif CJK SC" font-weight="900" text-anchor="middle"'
def torn(y,up,seed,w=2000,amp=5): # torn edge along x, there or back
    r=random.Random(seed); return ' '.join('L%d %.1f'%(x,y+r.uniform(-amp,amp)+9*math.sin(x/55)) for x in (range(0,w+1,14) if up else range(w,-1,-14)))
def pepper(x,y,r,s,c='#B3261E',g='#5B7F3A'): return f'<g transform="translate({x},{y}) rotate({r}) scale({s})"><path d="M0 0 C60 -34 150 -30 230 30 C160 10 70 44 6 30 C-12 24 -14 8 0 0Z" fill="{c}"/><path d="M2 2 C-10 -14 -34 -18 -52 -10 L-50 2 C-34 -2 -22 8 -12 20Z" fill="{g}"/></g>'
def seal(x,y,s,ch,bg='#B3261E',fg='#F4E8D0',r=-4): return f'<g transform="translate({x},{y}) rotate({r})"><rect x="{-s/2}" y="{-s/2}" width="{s}" height="{s}" rx="{s*.08}" fill="{bg}"/><text y="{s*.31}" {T} font-size="{s*.86}" fill="{fg}">{ch}</text></g>'
def mark(x,y,s,ch,ink='#1E1512',bg='#B3261E',fg='#F4E8D0'): # the wordmark: 威 + flavour seal over 酱坊; s = one character
    return f'<g {T} fill="{ink}" font-size="{s}"><text x="{x-s*.52}" y="{y-s*.12}">威</text><text x="{x-s*.52}" y="{y+s*.92}">酱</text><text x="{x+s*.52}" y="{y+s*.92}">坊</text></g>'+seal(x+s*.53,y-s*.49,s*.8,ch,bg,fg)
def column(x,y,s,text,col='#3B1D12',lead=1.18): return f'<g {T} fill="{col}" font-size="{s}">'+''.join(f'<text x="{x}" y="{y+i*s*lead:.0f}">{c}</text>' for i,c in enumerate(text))+'</g>'
def line(x,y,s,text,col='#3B1D12',gap=.1): return f'<text x="{x}" y="{y}" {T} font-size="{s}" letter-spacing="{s*gap}" fill="{col}">{text}</text>'
def art(name,w,h,body,px=1600): # writes the SVG, returns its PNG
    f=os.path.join(TMP,name+'.svg'); open(f,'w').write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}">{body}</svg>'); return png(f,px)
def sheet(name,fn,nu,nv,m,thick=.004): # paper from a function (u,v in 0..1) -> point; UV = u,v
    vs=[tuple(fn(i/nu,j/nv)) for j in range(nv+1) for i in range(nu+1)]
    o=mesh(name,vs,[(j*(nu+1)+i,j*(nu+1)+i+1,(j+1)*(nu+1)+i+1,(j+1)*(nu+1)+i) for j in range(nv) for i in range(nu)],m); uv=o.data.uv_layers.new().data
    for l in o.data.loops: j,i=divmod(l.vertex_index,nu+1); uv[l.index].uv=(i/nu,j/nv)
    if thick: modify(o,'SOLIDIFY',thickness=thick,offset=1)
    return o
def decal(on,x,z,w,h,rot,m,lift=.004,k=24): # paper pasted onto the front (-y side) of a thing that stands at the origin
    bpy.context.view_layer.update(); r=math.radians(rot)
    def at(u,v):
        a,b=(u-.5)*w,(v-.5)*h; X,Z=x+a*math.cos(r)-b*math.sin(r),z+a*math.sin(r)+b*math.cos(r); ok,p,nn,_=on.ray_cast(Vector((X,-9,Z)),Vector((0,1,0))); return p+nn*lift if ok else Vector((X,0,Z))
    return sheet('decal',at,k,k,m,.003)
# ---- string
def polyline(pts,step=.012): # points along a smooth curve, evenly spaced
    q=[Vector(p) for p in pts]; q=[q[0]*2-q[1]]+q+[q[-1]*2-q[-2]]; o=[]
    for a,b,c,d in zip(q,q[1:],q[2:],q[3:]):
        k=max(2,int((c-b).length/step))
        for i in range(k): t=i/k; o.append(.5*((2*b)+(c-a)*t+(2*a-5*b+4*c-d)*t*t+(3*b-a-3*c+d)*t**3))
    return o+[q[-2]]
def rope(pts,r=.014,m=None,pitch=.11,strands=2,m2=None): # laid string: strands wind round the line
    P=polyline(pts,.014); up=Vector((.13,.21,.97)).normalized()
    for s in range(strands):
        o=[];d=0
        for i,p in enumerate(P):
            t=(P[min(i+1,len(P)-1)]-P[max(i-1,0)]).normalized(); x=t.cross(up).normalized(); y=x.cross(t); d+=(p-P[i-1]).length if i else 0; a=d/pitch*2*math.pi+s*2*math.pi/strands
            o.append((*(p+(x*math.cos(a)+y*math.sin(a))*r*.55),r*.62))
        c=tube('rope',o,(m2 if m2 and s else m) or hemp(),res=2); c.data.bevel_resolution=2; c.data.splines[0].type='POLY'
def ring(R,z,a0=0,a1=360,k=40,ry=None): return [(R*math.cos(math.radians(a0+(a1-a0)*i/k)),(ry or R)*math.sin(math.radians(a0+(a1-a0)*i/k)),z) for i in range(k+1)]
# ---- things that grow
def chilli(x,y,rz,s=1,bend=.16,z=0,tilt=0,slim=1,roll=None,skin=None):
    e=link(bpy.data.objects.new('chilli',None)); R=.066*slim; red=skin or chilli_skin(); grn=stalk(); prof=[(0,.74),(.035,.92),(.10,1.0),(.25,.96),(.42,.82),(.56,.60),(.66,.36),(.73,.15),(.775,.035)]
    for o in (tube('c',[(a,bend*(a/.775)**2.2,.006*math.sin(a*9),R*r) for a,r in prof],red,res=10),tube('k',[(-.035,0,.0,R*.26),(-.02,0,.0,R*.62),(.004,0,0,R*.97),(.028,.0,0,R*1.03)],grn,res=8),tube('q',[(.0,0,0,R*.40),(-.06,-.008,.008,.016),(-.14,-.035,.03,.013),(-.20,-.075,.05,.015),(-.212,-.083,.053,.013)],grn,res=8)): o.parent=e
    e.location=(x,y,R*s*.98+z); e.rotation_euler=(math.radians(random.uniform(-20,20) if roll is None else roll),math.radians(tilt),math.radians(rz)); e.scale=(s,)*3; return e
def garlic(x,y,s=1.05,rz=57,tip=(-6,7),z=0):
    lob=lambda a,r,z,i: r*(1-.09*(1-abs(math.cos(a*3.5+.4)))**2.2*math.sin(math.pi*min(1,i*1.15)))
    b=lathe('garlic',[(0,.015),(.07,.0),(.16,.035),(.205,.11),(.19,.19),(.12,.26),(.055,.31),(.038,.36),(.034,.43),(.03,.445),(0,.445)],garlic_skin(),256,k=8,mod=lob); b.location=(x,y,z); b.rotation_euler=(math.radians(tip[0]),math.radians(tip[1]),math.radians(rz)); b.scale=(s,)*3; return b
def clove(x,y,rz,s=1,peeled=False,z=0):
    c=lathe('clove',[(0,0),(.035,.004),(.068,.05),(.07,.10),(.045,.165),(.018,.215),(0,.235)],clove_flesh() if peeled else garlic_skin(),64,k=6,mod=lambda a,r,z,i:r*(1-.25*max(0,math.cos(a))**2)); c.rotation_euler=(math.radians(86),0,math.radians(rz)); c.location=(x,y,.056*s+z); c.scale=(s,)*3; return c
def drop(objs,place,N,seed=1): # scatter copies that share meshes: place(r) -> (x,y,z,scale,rotation) or None
    r=random.Random(seed)
    for i in range(N):
        p=place(r)
        if p: o=objs[r.randrange(len(objs))].copy(); S.collection.objects.link(o); o.location=p[:3]; k=p[3]; o.scale=[a*k for a in o.scale]; o.rotation_euler=p[4] if len(p)>4 else (r.uniform(0,6.3),r.uniform(0,6.3),r.uniform(0,6.3)); o.hide_render=False
def pile(xy,size,base=0,top=lambda x,y:0,turn=None): # a place() for drop: things of that radius come down one by one, lie on what is there, never pass the top
    lying=[]
    def f(r):
        for _ in range(25):
            x,y=xy(r); z=base+size; D=size*1.9
            for X,Y,Z in lying:
                d2=(X-x)**2+(Y-y)**2
                if d2<D*D: z=max(z,Z+math.sqrt(D*D-d2))
            if z<=base+size+top(x,y)+1e-6: lying.append((x,y,z)); return (x,y,z,r.uniform(.92,1.05))+((turn(r),) if turn else ())
    return f
lying_flat=lambda r:(r.uniform(-.3,.3),r.uniform(-.3,.3),r.uniform(0,6.3))
def heap(cx,cy,R,h,size,base=0,p=1.6): # cone-like
    def xy(r): a=r.uniform(0,6.283); d=R*math.sqrt(r.random()); return cx+d*math.cos(a),cy+d*math.sin(a)
    return pile(xy,size,base,lambda x,y:h*max(0,1-(math.hypot(x-cx,y-cy)/R)**p))
def beans(col=('#C9963E','#E6C277'),shape=(.052,.044,.042),rough=.42,wrinkle=0,kinds=3): # hidden originals for drop()
    m=mat('bean',Roughness=rough,Specular=.5,Clearcoat=.15); rnd=n(m,'ObjectInfo').outputs['Random']; to(m,n(m,'MixRGB',{'blend_type':'MULTIPLY'},_0=.5,_1=ramp(m,rnd,(0,col[0]),(1,col[1])),_2=ramp(m,tex(m,2,3),(.3,.6),(.6,1.))).outputs[0],'Base Color'); L=[]
    for i in range(kinds):
        o=sphere('bean',(0,0,-50),shape,m,4); o.hide_render=True
        for v in o.data.vertices:
            p=v.co+Vector((i*5.1,0,0)); v.co*=1+(wrinkle*(noise.noise(p*2.2)+.7*noise.noise(p*5)) if wrinkle else .03*noise.noise(p)); v.co.x*=1+.06*math.sin(i*2)
            if not wrinkle: v.co.z+=.10*math.exp(-(v.co.x/.35)**2) *(-1 if v.co.z>0 and abs(v.co.y)<.25 else 0)
        L.append(o)
    if wrinkle: bump(m,tex(m,9,4),.5,.01)
    return L
def flakes(name,N,place,m=None,seed=3,size=.03): # thousands of curled bits of dried chilli and a few seeds in one mesh; place(r) -> (x,y,z)
    r=random.Random(seed); vs=[];fs=[]
    for _ in range(N):
        p=place(r)
        if not p: continue
        a,b=size*r.uniform(.5,1.3),size*r.uniform(.3,.8); q=Vector((r.gauss(0,1),r.gauss(0,1),r.gauss(0,1)+1.2)).normalized().to_track_quat('Z','Y').to_matrix(); s=r.uniform(0,6.3); c=r.uniform(-.5,.5); k=len(vs)
        for u,v in ((-1,-.6),(-.2,-1),(.9,-.5),(1,.5),(.1,1),(-.9,.6),(0,0)):
            u,v=u*r.uniform(.7,1.2),v*r.uniform(.7,1.2); x,y=u*a*math.cos(s)-v*b*math.sin(s),u*a*math.sin(s)+v*b*math.cos(s); vs.append(tuple(Vector(p)+q@Vector((x,y,c*(u*u)*a))))
        fs+=[(k+6,k+i,k+(i+1)%6) for i in range(6)]
    if not m:
        m=mat('flake',Roughness=.45,Specular=.4); isl=n(m,'NewGeometry').outputs['Random Per Island']; to(m,ramp(m,isl,(.0,'#5E0A06'),(.25,'#8E140A'),(.55,'#B4240E'),(.8,'#CC4A1A'),(.9,'#D9A24A'),(.95,'#F0D79A')),'Base Color')
        for x in m.node_tree.nodes:
            if x.type=='VALTORGB': x.color_ramp.interpolation='CONSTANT'
    return mesh(name,vs,fs,m,False)
def shiitake(x,y,s=1,rz=0,tip=(0,0),z=0,seed=0):
    e=link(bpy.data.objects.new('shiitake',None)); m=mat('cap',Roughness=.55,Specular=.3,Sheen=.3)
    v=n(m,'TexVoronoi',{'feature':'DISTANCE_TO_EDGE'},Scale=8.5,Vector=n(m,'VectorMath',_0=coord(m),_1=n(m,'VectorMath',{'operation':'SCALE'},_0=n(m,'TexNoise',Scale=5.,Detail=3.).outputs[1],Scale=.14).outputs[0]).outputs[0]).outputs[0]
    rr=n(m,'VectorMath',{'operation':'LENGTH'},_0=coord(m,(1,1,0))).outputs[1]; width=n(m,'MapRange',_0=rr,_1=.02,_2=.30,_3=.055,_4=-.05).outputs[0]; width=n(m,'Math',{'operation':'ADD'},_0=width,_1=n(m,'MapRange',_0=tex(m,4,3),_1=.3,_2=.7,_3=-.05,_4=.03).outputs[0]).outputs[0]
    crack=n(m,'MapRange',{'interpolation_type':'SMOOTHSTEP'},_0=n(m,'Math',{'operation':'SUBTRACT'},_0=v,_1=width).outputs[0],_1=0.,_2=.07,_3=1.,_4=0.).outputs[0]
    to(m,n(m,'MixRGB',_0=crack,_1=ramp(m,tex(m,6,5),(.35,'#3C2012'),(.65,'#7A4A28')),_2=srgb('#D9BF92')).outputs[0],'Base Color'); bump(m,n(m,'Math',{'operation':'MULTIPLY_ADD'},_0=crack,_1=-.6,_2=tex(m,20,4)).outputs[0],.5,.02)
    g=mat('gills',Roughness=.8,Subsurface=.1,Subsurface_Color=srgb('#F0DDB4')); u=n(m:=g,'TexWave',{'bands_direction':'X'},Scale=36.,Vector=n(g,'TexCoord').outputs['UV']).outputs[1]; to(g,ramp(g,u,(.2,'#B89A6A'),(.7,'#F0E0BC')),'Base Color'); bump(g,u,.8,.02)
    wob=lambda a,r,z,i: r*(1+.035*math.sin(2*a+seed)+.025*math.sin(5*a+seed*3))
    for o in (lathe('cap',[(.352,.208),(.372,.225),(.368,.26),(.33,.33),(.24,.40),(.12,.437),(0,.445)],ONCE.setdefault('cap%d'%seed,[x for x in bpy.data.materials if x.name.startswith('cap')][-1]),160,k=8,mod=wob),lathe('gill',[(.07,.30),(.16,.30),(.27,.265),(.345,.212),(.352,.208)],g,160,k=4,mod=wob),lathe('stem',[(0,0),(.055,.0),(.07,.02),(.062,.10),(.066,.2),(.085,.31)],mat('stem','#E6D3AC',Roughness=.7),48,k=6,mod=lambda a,r,z,i:r*(1+.06*math.sin(3*a)))): o.parent=e
    e.location=(x,y,z); e.scale=(s,)*3; e.rotation_euler=(math.radians(tip[0]),math.radians(tip[1]),math.radians(rz)); return e
def steam(x,y,z,w,h,strength=.3,seed=0,col='#FFE6D2'): # a card that glows where a warped noise says so; casts nothing, so no noise
    m=bpy.data.materials.new('steam'); m.use_nodes=True; t=m.node_tree; t.nodes.clear(); out=n(m,'OutputMaterial'); uv=n(m,'TexCoord').outputs['UV']; sep=n(m,'SeparateXYZ',_0=uv); U,V=sep.outputs[0],sep.outputs[1]
    mp=lambda s:n(m,'Mapping',Vector=uv,Scale=s,Location=(seed*3.7,seed*1.3,seed)).outputs[0]; M=lambda op,a,b:n(m,'Math',{'operation':op},_0=a,_1=b).outputs[0]
    wob=M('MULTIPLY',M('SUBTRACT',n(m,'TexNoise',Scale=1.,Detail=2.,Vector=mp((1.2,2.2,1))).outputs[0],.5),M('MULTIPLY',V,1.1)); u=M('ADD',U,wob)
    f=n(m,'TexNoise',Scale=1.,Detail=4.,Distortion=.8,Vector=n(m,'CombineXYZ',_0=M('ADD',M('MULTIPLY',u,5.5),seed*2.1),_1=M('MULTIPLY',V,1.3),_2=seed*1.7).outputs[0]).outputs[0]
    f=n(m,'MapRange',{'interpolation_type':'SMOOTHSTEP'},_0=f,_1=.46,_2=.74,_3=0.,_4=1.).outputs[0]
    side=n(m,'MapRange',{'interpolation_type':'SMOOTHSTEP'},_0=M('ABSOLUTE',M('SUBTRACT',u,.5),0),_1=.42,_2=.06,_3=0.,_4=1.).outputs[0]; low=n(m,'MapRange',{'interpolation_type':'SMOOTHSTEP'},_0=V,_1=.0,_2=.16,_3=0.,_4=1.).outputs[0]; high=n(m,'MapRange',{'interpolation_type':'SMOOTHSTEP'},_0=V,_1=1.,_2=.35,_3=0.,_4=1.).outputs[0]
    k=M('MULTIPLY',M('MULTIPLY',f,side),M('MULTIPLY',M('MULTIPLY',low,high),strength)); edge=[M('MULTIPLY',U,12),M('MULTIPLY',M('SUBTRACT',1,U),12)]; k=M('MULTIPLY',k,M('MINIMUM',M('MINIMUM',edge[0],edge[1]),1))
    mx=n(m,'MixShader',_0=k,_1=n(m,'BsdfTransparent').outputs[0],_2=n(m,'Emission',Color=srgb(col),Strength=1.1).outputs[0]); t.links.new(mx.outputs[0],out.inputs[0])
    o=sheet('steam',lambda u,v:(x+(u-.5)*w,y,z+v*h),1,1,m,0); o.visible_shadow=o.visible_diffuse=o.visible_glossy=o.visible_transmission=False; return o
# ---- vessels that appear in more than one picture
def hexr(a,p=40): return sum(max(0,math.cos(a+math.pi/2-k*math.pi/3))**p for k in range(6))**(-1/p) # soft hexagon, apothem 1, a face towards -y
def jar(outer,inner,fill,sc,mod=None,seg=160,level=None,film=None): # glass, sauce between the walls (no air film), a little oil on top
    lathe('jar',smoothprof(outer,6)+smoothprof(inner,6),glass(),seg,mod=mod); lathe('sauce',smoothprof(fill,6)+[(fill[-1][0]-.03,fill[-1][1]+.004),(0,fill[-1][1]+.006)],sc,seg,mod=mod)
    if film: r,z=fill[-1]; lathe('oil',[(0,z+.008),(r-.03,z+.007),(r,z+.003),(r-.005,z+.03),(r-.03,z+.028),(0,z+.028)],oil(film),seg,mod=mod)
def garlic_jar(): # squat, wide, wire swing-top with a glass lid and a rubber ring
    jar([(0,.02),(.46,.015),(.53,.05),(.555,.12),(.56,.2),(.56,.50),(.55,.57),(.51,.63),(.475,.66),(.47,.70),(.485,.715),(.485,.735)],[(.44,.735),(.435,.69),(.45,.655),(.49,.61),(.522,.56),(.532,.49),(.532,.2),(.528,.13),(.50,.085),(.43,.07),(0,.066)],[(0,.068),(.43,.073),(.505,.09),(.538,.14),(.5415,.2),(.5415,.49),(.535,.545)],garlic_sauce(),film='#E06A1A')
    rb=mat('rubber','#D9541E',Roughness=.55); lathe('gasket',smoothprof([(.44,.736),(.505,.736),(.515,.75),(.505,.764),(.44,.764)],3),rb,128); tab=rbox('tab',.12,.12,.024,.01,rb); tab.location=(.36,-.40,.75); tab.rotation_euler[2]=math.radians(-48)
    lathe('lid',smoothprof([(.40,.70),(.44,.74),(.44,.766),(.49,.768),(.497,.785),(.485,.80),(.46,.815),(.40,.845),(.36,.85),(.32,.842),(0,.838)],5)+smoothprof([(0,.80),(.33,.80),(.40,.78),(.40,.70)],5),glass(),128)
    st=steel(); w=.0105
    tube('neck',[(*p,w) for p in ring(.487,.685,k=24)[:-1]],st,cyclic=True); tube('lidring',[(*p,w) for p in ring(.475,.822,k=24)[:-1]],st,cyclic=True)
    for s in (-1,1):
        tube('bail',[(s*.487,-.05,.685,w),(s*.505,-.10,.72,w),(s*.50,-.16,.80,w),(s*.42,-.30,.835,w),(s*.30,-.46,.82,w),(s*.15,-.53,.76,w),(s*.13,-.555,.70,w)],st)
        tube('hinge',[(s*.10,.48,.685,w),(s*.10,.53,.75,w),(s*.10,.475,.822,w)],st)
    tube('lever',[(-.20,-.45,.69,w),(-.18,-.51,.70,w),(-.15,-.565,.66,w),(-.12,-.60,.55,w),(-.06,-.61,.515,w),(.06,-.61,.515,w),(.12,-.60,.55,w),(.15,-.565,.66,w),(.18,-.51,.70,w),(.20,-.45,.69,w)],st); tube('axle',[(-.14,-.555,.70,w*1.15),(.14,-.555,.70,w*1.15)],st)
    body=mat('x'); k=lathe('mould',smoothprof([(.53,.05),(.555,.12),(.56,.2),(.56,.50),(.55,.57),(.51,.63)],6),body,128); k.hide_render=True
    f=art('garlic-label',1000,700,f'<path d="M40 40 {torn(40,1,5,1000)} {torn(655,0,6,1000)}Z" fill="#F4E8D0"/><path d="M0 74 H1000 M0 620 H1000" stroke="#E0A526" stroke-width="12"/>'+mark(500,345,215,'蒜','#3B1D12','#5B7F3A')+column(190,220,58,'蒜蓉辣酱')+column(815,220,58,'一口三瓣')+''.join(f'<path d="M{x} 520 c-30 -4 -44 26 -28 48 c14 18 44 18 56 -2 c12 -20 -4 -44 -22 -56 Z" fill="#FBF6EA" stroke="#3B1D12" stroke-width="6"/>' for x in (815,190)))
    wrap('label',.5635,.14,.50,112,paper(f)); return k
def bean_crock(): # glazed crock under a tied cloth
    clay=mat('clay',Roughness=.85,Specular=.2); to(clay,ramp(clay,tex(clay,8,6),(.35,'#7E5638'),(.65,'#B08660')),'Base Color'); bump(clay,tex(clay,60,4),.4,.01)
    run=lambda a:.11+.035*math.sin(2.3*a+1)+.03*max(0,math.sin(5*a+.7))**3+.02*math.sin(9*a)
    lathe('foot',smoothprof([(0,.0),(.33,.0),(.355,.012),(.372,.05),(.43,.16),(.49,.28)],5),clay,160)
    body=lathe('crock',smoothprof([(.372,.05),(.43,.16),(.485,.26),(.525,.37),(.53,.47),(.495,.58),(.42,.66),(.365,.70),(.345,.735),(.35,.77),(.385,.80),(.395,.82),(.38,.84),(.33,.84)],8),glaze(),256)
    for v in body.data.vertices: # the glaze stops in runs above the foot
        if v.co.z<.30:
            a=math.atan2(v.co.y,v.co.x); z0=run(a); k=max(0,min(1,(v.co.z-z0)/.02)); r=v.co.xy.length; v.co.x*=1+(-.012+.020*k)/r; v.co.y*=1+(-.012+.020*k)/r
    fold=lambda a:math.sin(11*a+.8*math.sin(2*a))+.5*math.sin(17*a+1.3)
    def cl(a,r,z,i): return r*(1+(.05*max(0,(i-.62)/.38)**.8+(.012 if .40<i<=.62 else 0))*fold(a)+.02*max(0,(i-.62)/.38)*math.sin(3*a))
    top=lathe('cover',smoothprof([(0,.868),(.2,.866),(.36,.858),(.402,.835),(.405,.80),(.378,.765),(.372,.742),(.40,.70),(.452,.655),(.50,.615),(.515,.598)],8),linen('#CDB98C',150),360,mod=cl)
    for v in top.data.vertices: # the hem is a square cloth, so it hangs lower at four corners
        a=math.atan2(v.co.y,v.co.x); r=v.co.xy.length
        if v.co.z<.74: d=(.74-v.co.z)/.14; c=.5+.5*math.cos(4*a+math.pi); v.co.z-=d*(.10*c+.012*fold(a)); v.co.x*=1+.035*d*c; v.co.y*=1+.035*d*c
    prof=smoothprof([(.372,.05),(.43,.16),(.485,.26),(.525,.37),(.53,.47),(.495,.58),(.42,.66),(.365,.70),(.345,.735)],8)
    for v in top.data.vertices: # and it lies on the shoulder, never inside it
        if v.co.z<.735:
            r=v.co.xy.length; b=next(a[0]+(b[0]-a[0])*(v.co.z-a[1])/(b[1]-a[1]) for a,b in zip(prof,prof[1:]) if a[1]<=v.co.z<=b[1])+.016
            if r<b: v.co.x*=b/r; v.co.y*=b/r
    uv=top.data.uv_layers[0].data
    for l in top.data.loops: v=top.data.vertices[l.vertex_index].co; uv[l.index].uv=(v.x*.8+.5,v.y*.8+.5+ (v.z-.86)*.8*(1 if v.y<0 else -1))
    modify(top,'SOLIDIFY',thickness=.008,offset=1)
    for i,z in enumerate((.742,.758)): rope([(x,y,z2+.012*math.sin(3*t)) for t,(x,y,z2) in enumerate(ring(.386+.004*i,z,-90,270,28))],.014)
    rope([(0,-.392,.75),(.07,-.44,.79),(.15,-.46,.79),(.17,-.46,.75),(.10,-.455,.72),(.02,-.41,.745)],.012); rope([(0,-.392,.75),(-.07,-.44,.785),(-.14,-.46,.775),(-.15,-.46,.735),(-.08,-.455,.715),(-.01,-.41,.745)],.012)
    rope([(0,-.40,.745),(.05,-.47,.68),(.10,-.52,.58),(.11,-.548,.47)],.012); rope([(0,-.40,.745),(-.04,-.47,.67),(-.06,-.53,.56),(-.09,-.555,.50)],.012); kn=sphere('knot',(0,-.41,.748),(.034,.026,.03),hemp(),3)
    f=art('bean-label',800,800,'<rect width="800" height="800" fill="#B3261E"/><rect x="28" y="28" width="744" height="744" fill="none" stroke="#E0A526" stroke-width="9"/><g transform="rotate(45 400 400)">'+mark(400,382,236,'豆','#F4E8D0','#E0A526','#3B1D12')+line(400,735,72,'黄豆辣酱','#F4E8D0')+line(400,118,58,'晒足','#F4E8D0')+'</g>',1200)
    decal(body,0,.345,.40,.40,45,paper(f),.005); return body
def shiitake_jar(): # hexagonal, gold lid, paper round three faces
    hx=lambda a,r,z,i: r*((lambda k:k*hexr(a)+(1-k))(max(0,min(1,(.80-z)/.10)) if z<.9 else 0))
    jar([(0,.02),(.33,.015),(.385,.04),(.40,.09),(.402,.16),(.402,.62),(.395,.70),(.365,.765),(.335,.80),(.325,.84),(.325,.90)],[(.295,.90),(.297,.835),(.31,.79),(.345,.745),(.368,.69),(.376,.61),(.376,.16),(.373,.10),(.35,.075),(.3,.066),(0,.064)],[(0,.066),(.3,.069),(.355,.082),(.380,.11),(.3835,.16),(.3835,.61),(.375,.675)],shiitake_sauce(),mod=hx,seg=192,film='#8E3A12')
    gd=metal((.86,.60,.27,1),.3); lathe('lid',smoothprof([(.33,.83),(.352,.83),(.357,.84),(.357,.95),(.352,.966),(.335,.975),(.30,.976),(.29,.970),(0,.970)],4),gd,360,mod=lambda a,r,z,i:r*(1+(.008*max(0,math.cos(a*44))**.6 if .845<z<.94 and r>.34 else 0)))
    f=art('shiitake-label',1200,620,f'<path d="M0 30 {torn(26,1,8,1200)} {torn(594,0,9,1200)}Z" fill="#F4E8D0"/><rect x="400" y="0" width="400" height="620" fill="#3B1D12"/><path d="M388 20 V600 M812 20 V600" stroke="#B3261E" stroke-width="6"/>'+mark(600,268,165,'菇','#F4E8D0','#B3261E','#F4E8D0')+line(600,520,62,'香菇辣酱','#E0A526')+column(215,170,64,'菇多一点',lead=1.3)+'<g transform="translate(1000,330)"><path d="M-110 0 C-120 -100 -50 -150 0 -150 C50 -150 120 -100 110 0 C60 24 -60 24 -110 0Z" fill="#6B4A2C"/><path d="M-30 14 C-24 60 -34 110 -20 124 H24 C34 110 24 60 30 14Z" fill="#E0C79A"/><path d="M-50 -80 L-10 -40 L30 -90 M-10 -40 L10 -8 M50 -50 L80 -30 M-80 -30 L-56 -50" stroke="#F4E8D0" stroke-width="9" fill="none"/></g>',2000)
    def at(u,v): # 180 degrees of the hexagon, even along the face
        a=math.radians(-180+180*u); r=.4055*hexr(a); return (r*math.cos(a),r*math.sin(a),.17+.44*v)
    L=[0]; K=240
    for i in range(K): p,q=at(i/K,0),at((i+1)/K,0); L.append(L[-1]+math.hypot(p[0]-q[0],p[1]-q[1]))
    def even(u,v):
        d=u*L[-1]; i=max(j for j in range(K+1) if L[j]<=d+1e-9); return at(min(1,(i+(d-L[i])/max(1e-9,(L[min(i+1,K)]-L[i])))/K),v)
    sheet('label',even,120,1,paper(f))
def classic_jar(): # the first jar: ribbed black lid, torn label all round, paper strip over the lid
    G=glass(); outer=[(0,.02),(.40,.015),(.452,.05),(.468,.12),(.47,.2),(.47,.78),(.462,.85),(.43,.93),(.385,.985),(.365,1.02),(.36,1.12)]; inner=[(.335,1.12),(.338,1.02),(.36,.97),(.405,.915),(.436,.84),(.444,.77),(.444,.2),(.44,.13),(.42,.085),(.36,.07),(0,.065)]
    lathe('jar',smoothprof(outer,6)+smoothprof(inner,6),G,160)
    sc=sauce() # it reaches INTO the glass wall (radius between inner and outer), so no air film shows
    lathe('sauce',smoothprof([(0,.068),(.36,.073),(.43,.09),(.449,.14),(.4495,.2)],4)+smoothprof([(.4495,.2),(.4495,.74),(.447,.80),(.44,.845)],6)+[(.42,.848),(0,.85)],sc,128)
    lathe('oil',[(0,.851),(.42,.851),(.441,.846),(.437,.872),(.42,.87),(0,.87)],oil(),128)
    lid=mat('lid','#1E1512',Metallic=.0,Roughness=.42,Clearcoat=.6,Clearcoat_Roughness=.15); bump(lid,tex(lid,120,2),.05,.002)
    knurl=lambda a,r,z,i: r*(1+(.012*max(0,math.cos(a*60))**.6 if 1.07<z<1.20 and r>.37 else 0))
    lathe('lid',smoothprof([(.36,1.03),(.392,1.03),(.398,1.045),(.394,1.065)],3)+[(.394,1.075),(.398,1.085),(.398,1.19),(.394,1.20),(.396,1.215),(.388,1.235),(.368,1.245),(.35,1.242),(.345,1.236),(0,1.236)],lid,720,mod=knurl)
    gd=mat('g',(.8,.55,.22,1),Metallic=1,Roughness=.25); lathe('gold',[(.395,1.203),(.4005,1.206),(.4005,1.213),(.396,1.216)],gd,160)
    # label: torn-paper edges, paper-cut chillies, seal; a paper strip over the lid
    open(TMP+'/label.svg','w').write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 760"><path d="M0 30 {torn(30,1,1)} {torn(730,0,2)}Z" fill="#F4E8D0"/><path d="M0 66 H2000 M0 694 H2000" stroke="#B3261E" stroke-width="8"/><path d="M0 84 H2000 M0 676 H2000" stroke="#B3261E" stroke-width="2.5"/>'
     f'<g {T} fill="#1E1512"><text x="868" y="330" font-size="250" font-weight="900">威</text><text x="868" y="590" font-size="250" font-weight="900">酱</text><text x="1120" y="590" font-size="250" font-weight="900">坊</text></g><g transform="rotate(-4 1122 240)"><rect x="1022" y="140" width="200" height="200" rx="16" fill="#B3261E"/><text x="1122" y="302" {T} font-size="172" fill="#F4E8D0">辣</text></g>'
     f'<g {T} fill="#3B1D12" font-size="62"><text x="520" y="230">淳</text><text x="520" y="305">安</text><text x="520" y="380">威</text><text x="520" y="455">坪</text></g><path d="M580 170 V600" stroke="#3B1D12" stroke-width="3"/><text x="1490" y="330" {T} font-size="64" fill="#3B1D12">前店</text><text x="1490" y="420" {T} font-size="64" fill="#3B1D12">后坊</text>'+pepper(1390,520,58,.8,'#B3261E')+pepper(1330,560,40,.62,'#B3261E')+pepper(420,540,100,.55,'#B3261E')+'</svg>')
    wrap('label',.4715,.16,.76,250,paper(png(TMP+'/label.svg',2600)))
    open(TMP+'/strip.svg','w').write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 900"><rect width="200" height="900" fill="#B3261E"/><rect x="12" y="-10" width="176" height="898" fill="none" stroke="#F4E8D0" stroke-width="4"/><g {T} fill="#F4E8D0" font-size="118"><text x="100" y="590">现</text><text x="100" y="730">熬</text></g></svg>')
    P=[(-.33,1.242),(-.398,1.238),(-.4025,1.215),(-.403,1.19),(-.404,1.06),(-.412,1.02),(-.427,.97),(-.446,.91),(-.468,.85),(-.4765,.80),(-.478,.76),(-.478,.70)]; P=[(0,1.242),(-.2,1.242)]+P; d=[0]
    for a,b in zip(P,P[1:]): d.append(d[-1]+math.hypot(a[0]-b[0],a[1]-b[1]))
    vs=[];W=.088;K=12
    for (y,z) in P:
        for j in range(K+1):
            x=(j/K*2-1)*W; r=abs(y); vs.append((x,-math.sqrt(max(r*r-x*x,0)) if r>.3 else y,z))
    st=paper(png(TMP+'/strip.svg',500)); o=mesh('strip',vs,[(i*(K+1)+j,(i+1)*(K+1)+j,(i+1)*(K+1)+j+1,i*(K+1)+j+1) for i in range(len(P)-1) for j in range(K)],st); u=o.data.uv_layers.new().data
    for l in o.data.loops: i,j=divmod(l.vertex_index,K+1); u[l.index].uv=(j/K,1-d[i]/d[-1])
    modify(o,'SOLIDIFY',thickness=.004,offset=-1)
def disc(name,R,z,m,seg=96,rings=8,dome=0): # flat round, UV seen from above
    vs=[(0,0,z+dome)]+[(R*k/rings*math.cos(2*math.pi*i/seg),R*k/rings*math.sin(2*math.pi*i/seg),z+dome*(1-(k/rings)**2)) for k in range(1,rings+1) for i in range(seg)]
    fs=[(0,1+i,1+(i+1)%seg) for i in range(seg)]+[(1+(k-1)*seg+i,1+k*seg+i,1+k*seg+(i+1)%seg,1+(k-1)*seg+(i+1)%seg) for k in range(1,rings) for i in range(seg)]
    o=mesh(name,vs,fs,m); uv=o.data.uv_layers.new().data
    for l in o.data.loops: c=o.data.vertices[l.vertex_index].co; uv[l.index].uv=(c.x/2/R+.5,c.y/2/R+.5)
    return o
