# props.py - what stands around the goods of 把仙气带回家, and the brand's drawn motifs: moss, silk, tassels, carving; cloud, crane, peaks, sun, seal
from finish import *
def draw(name,w,h,body,px=1600,defs=''): # SVG text -> PNG texture, px wide
    f=os.path.join(TMP,name+'.svg'); open(f,'w').write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}"><defs>{defs}</defs>{body}</svg>'); return png(f,px)
# ---- motifs (SVG)
def xcloud(x,y,s,f=1,col='#2F5D73',w=9): # the shop's curling cloud in line
    return f'<g transform="translate({x},{y}) scale({s*f},{s})" fill="none" stroke="{col}" stroke-width="{w}" stroke-linecap="round"><path d="M-150 60 H-40 C-70 60 -92 40 -92 14 C-92 -14 -70 -34 -42 -34 C-16 -34 4 -14 4 8 C4 26 -10 40 -28 40 C-44 40 -54 28 -54 16 C-54 4 -46 -4 -36 -4"/><path d="M-62 -42 C-50 -82 14 -92 36 -48 C66 -66 104 -42 100 -6 C134 -8 150 40 116 60 H0"/><path d="M36 -48 C46 -34 46 -18 38 -6 M100 -6 C86 -10 70 -2 66 14 C62 30 78 42 90 34"/><path d="M-120 92 H60 M90 92 H150"/></g>'
def xcrane(x,y,s,deg=0,f=1,body='#FBFAF4',ink='#2A3136',w=5): # in flight, neck stretched; red crown, ink wing tips and tail
    wing='M240 108 C228 120 214 128 202 132 C196 100 172 46 128 8 C124 16 122 24 124 32 C112 28 108 32 104 36 C108 44 110 50 114 56 C102 54 96 58 92 64 C98 70 104 76 108 82 C96 82 90 86 84 94 C94 98 102 104 106 110 C94 112 86 118 82 124 C96 128 108 138 116 154'
    b='M312 62 C300 58 288 56 280 60 C262 66 258 90 240 108 C228 120 214 128 202 132 C180 130 140 134 116 154 C104 166 92 176 76 184 L92 204 C140 226 196 204 224 168 C240 146 256 118 270 94 C276 84 292 74 312 62 Z'
    return f'<g transform="translate({x},{y}) rotate({deg}) scale({s*f},{s}) translate(-180,-130)" stroke="{ink}" stroke-width="{w}" stroke-linejoin="round" stroke-linecap="round"><path d="M216 112 C226 84 228 44 212 2 C202 10 196 20 196 30 C188 30 184 36 182 44 C196 66 206 90 210 114 Z" fill="{body}"/><path d="M84 190 L8 238 M96 200 L6 250" fill="none"/><path d="{b}" fill="{body}"/><path d="M116 154 C104 166 92 176 70 176 L60 196 L96 210 C116 212 130 196 140 176 Z" fill="{ink}"/><path d="{wing} C150 150 180 148 206 140 Z" fill="{body}"/><path d="M128 8 C124 16 122 24 124 32 C112 28 108 32 104 36 C108 44 110 50 114 56 C102 54 96 58 92 64 C98 70 104 76 108 82 C96 82 90 86 84 94 C94 98 102 104 106 110 C94 112 86 118 82 124 C88 126 96 130 104 138 C112 110 122 80 140 22 Z" fill="{ink}"/><path d="M288 57 C282 54 272 58 268 66 L284 66 Z" fill="#C0392B" stroke="none"/></g>'
def ridge(w,base,amp,seed,col,op=1,pillars=(),fade=.62,k=90): # a range of hills thinning out downwards; pillars: (x,width,height) in fractions of w and amp
    P=[]
    for i in range(k+1):
        x=i/k; h=.5+.5*noise.noise((x*2.3,seed*3.1,0))+.22*noise.noise((x*6,seed*3.1,4))+.07*noise.noise((x*19,seed,9))
        for px,pw,ph in pillars: u=abs(x-px)/pw; h=max(h,ph*(1-u**5)**.5+.035*noise.noise((x*40,seed,2))) if u<1 else h
        P.append((x*w,base-amp*h))
    top=min(y for _,y in P); i='r%d'%(abs(hash((base,amp,seed,col)))%10**8)
    return f'<linearGradient id="{i}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="{top:.0f}" y2="{base+amp*fade:.0f}"><stop offset="0" stop-color="{col}" stop-opacity="{op}"/><stop offset="1" stop-color="{col}" stop-opacity="0"/></linearGradient><path fill="url(#{i})" d="M0 {base+amp*2:.0f} '+' '.join('L%.1f %.1f'%p for p in P)+f' L{w} {base+amp*2:.0f} Z"/>'
def seal(x,y,s,t='仙',col='#C0392B',ground='#F6F5F0',r=.1): return f'<g transform="translate({x},{y}) scale({s})"><rect width="100" height="100" rx="{r*100}" fill="{col}"/><text x="50" y="82" font-family="Noto Serif CJK SC" font-weight="bold" font-size="86" text-anchor="middle" fill="{ground}">{t}</text></g>'
# ---- meshes
def baked(o): # modifiers and transform into the mesh; curves become meshes
    bpy.context.view_layer.update(); me=bpy.data.meshes.new_from_object(o.evaluated_get(bpy.context.evaluated_depsgraph_get())); me.transform(o.matrix_world); ms=list(o.data.materials); q=link(bpy.data.objects.new(o.name,me)); bpy.data.objects.remove(o)
    for p in me.polygons: p.use_smooth=True
    return q
def fuse(name,parts,m,voxel=.012,factor=.5,times=8): # solids that overlap -> one skin with soft joints
    bpy.context.view_layer.update(); bm=bmesh.new()
    for o in [baked(o) for o in parts]: bm.from_mesh(o.data); bpy.data.objects.remove(o)
    me=bpy.data.meshes.new(name); bm.to_mesh(me); bm.free(); o=link(bpy.data.objects.new(name,me))
    modify(o,'REMESH',mode='VOXEL',voxel_size=voxel,use_smooth_shade=True); modify(o,'SMOOTH',factor=factor,iterations=times); freeze(o); o.data.materials.clear(); o.data.materials.append(m)
    for p in o.data.polygons: p.use_smooth=True
    return o
def carve(o,file,depth,where): # moves vertices along their normals by the picture's lightness; where(co)->(u,v) or None
    im=bpy.data.images.load(file); im.colorspace_settings.name='Non-Color'; w,h=im.size; a=np.empty(w*h*4,np.float32); im.pixels.foreach_get(a); a=a.reshape(h,w,4)[...,0]; N=[v.normal.copy() for v in o.data.vertices]
    for v,nn in zip(o.data.vertices,N):
        q=where(v.co)
        if q and 0<=q[0]<1 and 0<=q[1]<1: x,y=q[0]*(w-1),q[1]*(h-1); i,j=int(x),int(y); fx,fy=x-i,y-j; i2,j2=min(i+1,w-1),min(j+1,h-1); v.co+=nn*depth*float((a[j,i]*(1-fx)+a[j,i2]*fx)*(1-fy)+(a[j2,i]*(1-fx)+a[j2,i2]*fx)*fy)
    o.data.update()
def sheet(name,f,nx,ny,m): # f(u,v)->(x,y,z); UV 0..1
    vs=[f(i/nx,j/ny) for j in range(ny+1) for i in range(nx+1)]; o=mesh(name,vs,[(j*(nx+1)+i,j*(nx+1)+i+1,(j+1)*(nx+1)+i+1,(j+1)*(nx+1)+i) for j in range(ny) for i in range(nx)],m); uv=o.data.uv_layers.new().data
    for l in o.data.loops: uv[l.index].uv=(l.vertex_index%(nx+1)/nx,l.vertex_index//(nx+1)/ny)
    return o
def moss(loc,sc,seed=1,count=5000,length=.022,col=('#5F7A48','#A3B678')): # a cushion of moss
    m=mat('moss',Roughness=.95,Specular=.1,Sheen=.3); to(m,ramp(m,tex(m,9,3),(.35,col[0]),(.65,col[1])),'Base Color'); o=sphere('moss',loc,sc,m,5)
    for v in o.data.vertices: p=v.co*2+Vector((seed*3.7,0,0)); v.co*=1+.22*noise.noise(p)+.10*noise.noise(p*2.7); v.co.z=max(v.co.z,-.05)
    o=baked(o); g=o.vertex_groups.new(name='top'); z0=min(v.co.z for v in o.data.vertices); bump(m,tex(m,55,5),.8,.02)
    for v in o.data.vertices: g.add([v.index],1 if v.co.z>z0+.012 else 0,'REPLACE')
    hair(o,count,length,m,thick=.0016,kids=24,rough=.02,seed=seed,vg='top'); return o
def silk(col=C['cinnabar']):
    m=mat('silk',col,Roughness=.42,Sheen=.8,Specular=.4); w=coord(m,(60,60,60)); bump(m,n(m,'TexWave',Scale=3,Distortion=1,Vector=w).outputs[1],.5,.01); return m
def tassel(at,L,m,lie=None,k=110,seed=2,floor=-9): # knot, gold wrap, threads; hangs, or lies along the direction lie=(x,y)
    random.seed(seed); A=Vector(at); d=Vector((lie[0],lie[1],0)).normalized() if lie else Vector((0,0,-1)); s=d.cross(Vector((0,0,1))).normalized() if lie else Vector((1,0,0)); t=Vector((0,0,1)) if lie else Vector((0,1,0)); R=L*.075
    rot=d.to_track_quat('Z','Y').to_euler()
    for r,p,mm in ((1.,.0,m),(1.0,.20,brass())): o=sphere('knot',A+d*L*p,(R*(.95 if r==1. else 1),R,R*(1.1 if p==0 else .42)),mm,3); o.rotation_euler=rot
    for i in range(k):
        a,b=random.gauss(0,.5),random.gauss(0,.5); e=L*(1.15+random.uniform(-.05,.05)); sp=L*(.11 if lie else .085)
        if lie: b=abs(b)
        P=[A+d*L*.08+s*a*R*.7+t*b*R*.7,A+d*e*.5+s*a*sp*.9+t*b*sp*.7,A+d*e+s*a*sp*1.25+t*b*sp*(.5 if lie else 1)]
        if lie:
            for q in P: q.z=max(q.z-(q-A).length*R/L*.9,floor)
        tube('s',[(*P[0],L*.0085),(*P[1],L*.0095),(*P[2],L*.0075)],m,res=5)
def slabs(*S): # own stones instead of the set's: (loc,scale,seed,flat,dark)
    for l,s,e,f,dk in S: boulder('slab',l,s,stone(*(('#4E5957','#87928D') if dk else ('#7F8A88','#B9C0BA'))),e,.06,f)
def satin(o,pts,m,w=.02,k=26,lift=.011,parent=None,r=.0042): # embroidery: short threads across a line of (x,z), laid on o from the front (ray cast in o's own space)
    hit=lambda x,z:o.ray_cast(Vector((x,-3,z)),Vector((0,1,0)))[1]
    for i in range(k+1):
        t=i/k*(len(pts)-1); a=min(int(t),len(pts)-2); u=t-a; x=pts[a][0]*(1-u)+pts[a+1][0]*u; z=pts[a][1]*(1-u)+pts[a+1][1]*u; dx,dz=pts[a+1][0]-pts[a][0],pts[a+1][1]-pts[a][1]; L=math.hypot(dx,dz) or 1; nx,nz=-dz/L,dx/L; e=w*(.55+.45*math.sin(math.pi*i/k))
        A,B,M=hit(x+nx*e,z+nz*e),hit(x-nx*e,z-nz*e),hit(x,z); q=[(A.x,A.y-lift*.6,A.z,r*.9),(M.x,M.y-lift-.006,M.z,r*1.1),(B.x,B.y-lift*.6,B.z,r*.9)]; s=tube('st',q,m,res=5)
        if parent: s.parent=parent
def oval(o,x,z,rx,rz,m,k=22,lift=.011,parent=None,r=.0042): # a filled oval of satin stitch
    hit=lambda x,z:o.ray_cast(Vector((x,-3,z)),Vector((0,1,0)))[1]
    for i in range(k+1):
        t=-1+2*(i+.5)/(k+1); e=rx*(1-t*t)**.5; A,M,B=hit(x-e,z+rz*t),hit(x,z+rz*t),hit(x+e,z+rz*t); s=tube('st',[(A.x,A.y-lift*.5,A.z,r*.9),(M.x,M.y-lift-.005,M.z,r*1.1),(B.x,B.y-lift*.5,B.z,r*.9)],m,res=5)
        if parent: s.parent=parent
def arc(cx,cz,r,a0,a1,q=.9,n=8): return [(cx+r*math.cos(math.radians(a0+(a1-a0)*i/n)),cz+r*q*math.sin(math.radians(a0+(a1-a0)*i/n))) for i in range(n+1)]
def pile(o,name,where,col,count=7000,length=.013,kids=36,thick=.0014,seed=1): # short plush where where(co)->0..1
    g=o.vertex_groups.new(name=name)
    for v in o.data.vertices: g.add([v.index],min(1,max(0,where(v.co))),'REPLACE')
    return hair(o,count,length,fur(col),thick=thick,kids=kids,rough=.004,seed=seed,vg=name)
