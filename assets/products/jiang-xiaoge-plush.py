import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(3)
jiang(cam=((0,-6.2,1.75),(.0,0,.72)),lens=82,f=5.6,turn=6,field='#8A1D16',planks=('#9A6A3A','#D2A26A'),size=(2.7,1.9))
# 酱小哥 as a plush: a jar with a soft middle, sewn from short pile; felt lid worn askew, felt face label, apron, long thin legs
def pile(col,col2=None): 
    m=mat('pile',col,Roughness=.95,Specular=.05,Sheen=.5,Sheen_Tint=.6); to(m,ramp(m,tex(m,7,5),(.3,col),(.7,col2 or col)),'Base Color'); return m
def felt(col,k=.85):
    m=mat('felt',Roughness=.95,Specular=.08,Sheen=.7,Sheen_Tint=.5); c=srgb(col); to(m,ramp(m,tex(m,45,6),(.3,tuple(x*k for x in c[:3])+(1,)),(.7,c)),'Base Color'); bump(m,tex(m,70,6),.7,.012); return m
def plush(o,m,count,length=.014,thick=.0016,kids=30,seed=1): hair(o,count,length,m,thick=thick,kids=kids,rough=.005,seed=seed)
saucy=pile('#C4331B','#DB5023'); clear=pile('#EBD3A6','#F4E3C2'); black=felt('#2A1712'); skin=pile('#F0C08E')
body=lathe('body',smoothprof([(0,.0),(.22,.0),(.36,.04),(.425,.14),(.44,.30),(.445,.46),(.43,.60),(.385,.70),(.33,.755),(.28,.78),(0,.80)],8),saucy,160,mod=lambda a,r,z,i:r*(1+.012*math.sin(3*a+4*z)+.01*math.sin(2*a)))
# two furs: sauce below, pale glass above the wavy line of his temper
body.data.materials.append(clear)
g1=body.vertex_groups.new(name='sauce'); g2=body.vertex_groups.new(name='clear'); wave=lambda a:.625+.022*math.sin(3*a+.6)+.012*math.sin(5*a)
for v in body.data.vertices: up=v.co.z>wave(math.atan2(v.co.y,v.co.x)); (g2 if up else g1).add([v.index],1,'REPLACE')
for p in body.data.polygons: p.material_index=int(p.center.z>wave(math.atan2(p.center.y,p.center.x)))
hair(body,7000,.016,saucy,thick=.0017,kids=34,rough=.006,vg='sauce'); hair(body,3500,.016,clear,thick=.0017,kids=34,rough=.006,seed=2,vg='clear')
mo=mat('x'); mould=lathe('mould',smoothprof([(0,.0),(.22,.0),(.36,.04),(.425,.14),(.44,.30),(.445,.46),(.43,.60),(.385,.70),(.33,.755),(.28,.78)],8)[8:],mo,160,mod=lambda a,r,z,i:r*(1+.012*math.sin(3*a+4*z)+.01*math.sin(2*a))); mould.hide_render=True
def patch(name,x,z,w,h,m,lift,thick,round_=.35,n_=48): # felt shape laid on the belly: rounded rectangle by superellipse
    bpy.context.view_layer.update(); vs=[];fs=[]; rings=6
    for k in range(rings+1):
        for i in range(n_):
            t=2*math.pi*i/n_; e=2/ (2+6*(1-round_)); c,s=math.cos(t),math.sin(t); X=x+w/2*(k/rings)*math.copysign(abs(c)**e,c); Z=z+h/2*(k/rings)*math.copysign(abs(s)**e,s)
            ok,p,nn,_=mould.ray_cast(Vector((X,-9,Z)),Vector((0,1,0))); q=p if ok else Vector((X,0,Z)); nn=Vector((q.x,q.y,0)).normalized(); vs.append(tuple(q+nn*(lift-(.012 if k==rings else 0))))
    fs=[(k*n_+i,(k+1)*n_+i,(k+1)*n_+(i+1)%n_,k*n_+(i+1)%n_) for k in range(rings) for i in range(n_)]
    o=mesh(name,vs,fs,m); bm=bmesh.new(); bm.from_mesh(o.data); bmesh.ops.remove_doubles(bm,verts=bm.verts,dist=1e-5); bmesh.ops.recalc_face_normals(bm,faces=bm.faces); bm.to_mesh(o.data); bm.free(); modify(o,'SOLIDIFY',thickness=thick,offset=0); return o
face=patch('face',0,.46,.56,.30,felt('#F4E8D0',.93),.030,.012,.3)
def on(x,z,lift=.040): ok,p,nn,_=mould.ray_cast(Vector((x,-9,z)),Vector((0,1,0))); nn=Vector((p.x,p.y,0)).normalized(); return p+nn*lift
# running stitch round the label
st=mat('thread','#B3261E',Roughness=.5,Sheen=.5); K=46
for i in range(K):
    t=2*math.pi*i/K; d=.035; f=lambda t:(lambda c,s:on(.262*math.copysign(abs(c)**.31,c),.46+.133*math.copysign(abs(s)**.31,s),.038))(math.cos(t),math.sin(t)); A,M,B=f(t-d),f(t),f(t+d); tube('st',[(*A,.003),(*(M+(M-Vector((0,0,M.z))).normalized()*.003),.0042),(*B,.003)],st,res=4)
# embroidered eyes, brows, mouth, cheeks: threads side by side
ink=mat('ink','#1E1512',Roughness=.35,Sheen=.4); wht=mat('wht','#FFFDF6',Roughness=.5); pink=mat('pink','#E58A76',Roughness=.6,Sheen=.5); mou=mat('mou','#8E1B14',Roughness=.5); tng=mat('tng','#F08A7A',Roughness=.5)
def fill(x,z,rx,rz,m,lift=.041,k=None,cond=None): # satin stitch, vertical threads
    k=k or int(rx*2/.0045)
    for i in range(k+1):
        u=-1+2*i/k; h=rz*math.sqrt(max(0,1-u*u)); lo,hi=(-h,h) if not cond else cond(u,h)
        if hi-lo>.003: P=[on(x+u*rx,z+lo+(hi-lo)*j/3,lift+(.004 if j in (1,2) else 0)) for j in range(4)]; tube('st',[(*p,.0034) for p in P],m,res=3)
for s in (-1,1):
    fill(s*.095,.478,.029,.044,ink); fill(s*.095+.009,.495,.009,.012,wht,.048); fill(s*.185,.425,.033,.026,pink,.0405)
    b=[on(s*.095-.045+.09*t,.553+(.022 if s>0 else .012)*math.sin(math.pi*t)+(.006*t if s>0 else .010*(1-t)),.043) for t in (0,.25,.5,.75,1)]; tube('brow',[(*p,.0085 if 0<i<4 else .005) for i,p in enumerate(b)],ink)
fill(.004,.425,.062,.052,mou,.041,None,lambda u,h:(-h,-.012+.016*u*u)); fill(.006,.392,.032,.018,tng,.046)
# apron of dark green cloth with the seal; ties run round the back
ap=linen('#2F4A3A',120); apo=patch('apron',0,.185,.52,.25,ap,.040,.010,.2)
fs=art('plush-seal',400,400,'<circle cx="200" cy="200" r="186" fill="#B3261E"/><circle cx="200" cy="200" r="168" fill="none" stroke="#F4E8D0" stroke-width="7"/>'+f'<text x="200" y="292" {T} font-size="250" fill="#F4E8D0">酱</text>',600)
sl=paper(fs,.3); sheet('seal',lambda u,v:on((u-.5)*.17,.185+(v-.5)*.17,.0485),16,16,sl,0)
tube('tie',[(*p,.014) for p in ring(.455,.275,-52,232,40)],felt('#2F4A3A'))
# lid: felt pillbox with sewn ribs, worn askew, a leaf on top
gold=felt('#DDA02A',.82)
def lid():
    rib=lambda a,r,z,i:r*(1+(.035*abs(math.cos(9*a))**.5-.02 if .02<z<.17 and r>.3 else 0))
    lathe('lid',smoothprof([(0,.0),(.30,.0),(.352,.012),(.37,.05),(.372,.13),(.355,.175),(.30,.205),(.16,.222),(0,.225)],8),gold,288,mod=rib)
    tube('piping',[(*p,.012) for p in ring(.352,.178,k=40)[:-1]],felt('#B77C18'),cyclic=True)
    lf=felt('#5B7F3A'); o=sheet('leaf',lambda u,v:((u-.5)*.11*math.sin(math.pi*min(1,v*.94+.06))**.8+.10*v*v,-.03*math.cos((u-.5)*2.4),.20+.24*v),12,16,lf,.014)
group(lid,loc=(-.015,-.01,.775),rot=(4,-11,0))
lathe('neck',smoothprof([(.28,.74),(.30,.77),(.30,.82),(.27,.84)],4),felt('#EBD3A6'),96)
# limbs: soft sausages; one arm points up, the other rests on the hip
def limb(pts,m): o=tube('limb',pts,m,res=12); return o
R=.052
limb([(.40,-.02,.46,R*.9),(.52,-.06,.46,R),(.64,-.10,.58,R),(.69,-.12,.72,R*.92)],black); h=sphere('hand',(.70,-.125,.775),(.075,.07,.078),skin,4); tube('finger',[(.705,-.13,.80,.03),(.715,-.135,.88,.03),(.725,-.14,.925,.026)],skin); sphere('tip',(.7255,-.1402,.926),.0262,skin,3)
limb([(-.40,-.04,.47,R*.9),(-.52,-.10,.45,R),(-.60,-.16,.35,R),(-.53,-.26,.25,R*.95)],black); h2=sphere('hand',(-.475,-.30,.225),(.072,.07,.07),skin,4)
for s in (-1,1):
    limb([(s*.17,-.05,.03,R*1.1),(s*.19,-.08,-.08,R*1.1),(s*.20,-.09,-.20,R*1.1)],black)
    sh=sphere('shoe',(s*.225,-.16,-.235),(.115,.165,.085),felt('#4A2818'),4); so=sphere('sole',(s*.225,-.16,-.293),(.118,.168,.026),felt('#E0A526'),4)
# the maker's cloth tab in the side seam
tabm=paper(art('plush-tab',200,120,'<rect width="200" height="120" fill="#F4E8D0"/>'+line(100,80,56,'威酱坊','#B3261E',.05),400)); t=sheet('tab',lambda u,v:(.0+.13*u,-.02*math.sin(3*u),.07*(v-.5)),6,2,tabm,.003); t.location=(.372,-.17,.15)
# he stands: everything up by the length of the legs
top=[o for o in bpy.data.objects if not o.parent and o.type in ('MESH','CURVE','EMPTY') and o.name.split('.')[0] not in ('board','cyc')]; e=link(bpy.data.objects.new('he',None))
for o in top: o.parent=e
e.location=(0,.05,.3125); e.rotation_euler=(math.radians(-2),math.radians(2.5),math.radians(6)); e.scale=(.98,)*3
chilli(-.72,-.50,-12,.9,.17); chilli(-.66,-.76,-9,.8,.14); garlic(.82,-.10,.85); clove(.62,-.62,40,.9)
area((.6,-4.4,2.4),(0,0,.7),2.0,50)
render('jiang-xiaoge-plush',None,limit=1500,R=6,bounces=3)
