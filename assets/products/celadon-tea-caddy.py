import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 青瓷茶叶罐: tall jar in melon ribs, deep plum-green glaze, lid with a hooked-cloud knob; needle tea spilt from a bamboo scoop
xian(cam=((-.30,-6.1,1.75),(.06,0,.56)),lens=86,peaks=(1,.9),slab='none')
slabs(((-.15,.25,-.14),(.98,.78,.24),91,.6,False),((.62,-.40,-.17),(.72,.52,.20),93,.55,True))
g=celadon('#2F6350','#5F9478','#D3DDBF'); LB=10
def melon(a,r,z,i):
    if not .05<z<.86: return r
    f=min(1,(z-.05)/.10)*min(1,(.86-z)/.10); u=abs(((a*LB/math.tau)%1)-.5)*2 # 1 in the groove
    return r*(1+f*(.030*math.cos(u*math.pi)-.030-.030*math.exp(-((1-u)/.07)**2)))
body=[(0,.012),(.22,.012),(.235,0),(.265,0),(.272,.02),(.30,.06),(.352,.20),(.372,.42),(.366,.62),(.335,.76),(.275,.835),(.238,.862),(.230,.89),(.236,.925),(.228,.932),(.215,.925)]
jar=lathe('jar',smoothprof(body,20),g,seg=720,mod=melon)
lid=lathe('lid',smoothprof([(.238,.935),(.275,.932),(.285,.945),(.278,.965),(.20,1.00),(.10,1.022),(.045,1.03),(0,1.032)],14),g,seg=360,mod=lambda a,r,z,i:r*(1-.012*math.exp(-((1-abs(((a*LB/math.tau)%1)-.5)*2)/.10)**2)) if .05<r<.27 else r)
gap=lathe('gap',[(.22,.928),(.246,.933),(.236,.936)],mat('biscuit','#8A5A40',Roughness=.8),128); foot=lathe('foot',[(.228,.003),(.236,-.005),(.262,-.005),(.268,.008)],mat('biscuit2','#8A5A40',Roughness=.8),128)
# knob: one curl of cloud
curl=[(.0,1.01),(.018,1.055),(-.035,1.085),(-.072,1.125),(-.055,1.175),(.0,1.195),(.05,1.175),(.058,1.13),(.03,1.105),(.0,1.118),(.002,1.142)]
kn=fuse('knob',[tube('k',[(x,0,z,.030-.0011*i) for i,(x,z) in enumerate(curl)],g),sphere('kb',(0,0,1.03),(.06,.06,.03),g,4)],g,.006,.5,6)
J=link(bpy.data.objects.new('jarall',None))
for o in (jar,lid,gap,foot,kn): o.parent=J
# cord round the neck with a paper tag and seal
sk=silk(C['azurite']); P=[(.243*math.cos(t),.243*math.sin(t),.868+.004*math.sin(3*t),.009) for t in [i/24*math.tau for i in range(24)]]; c1=tube('cord',P,sk,cyclic=True,res=6); c2=tube('cord',[(x*1.02,y*1.02,z+.017,r) for x,y,z,r in P],sk,cyclic=True,res=6)
tg=draw('tag',300,520,'<rect width="300" height="520" fill="#F4F0E2"/><rect x="16" y="16" width="268" height="488" fill="none" stroke="#2A3136" stroke-width="4"/><circle cx="150" cy="52" r="13" fill="#8A7A5A"/><g font-family="Noto Serif CJK SC" font-size="112" fill="#2A3136" text-anchor="middle"><text x="150" y="200">云</text><text x="150" y="330">雾</text></g>'+seal(112,388,.78,'茶'),500)
tm=mat('tag',Roughness=.9); to(tm,image(tm,tg),'Base Color'); bump(tm,tex(tm,60,5),.15,.003)
tag=sheet('tag',lambda u,v:((u-.5)*.19,-.012*math.sin(v*3)-.02*(u-.5)**2,(v-1)*.33),8,12,tm); modify(tag,'SOLIDIFY',thickness=.004); tag.location=(.055,-.368,.80); tag.rotation_euler=(math.radians(-7),math.radians(5),math.radians(9))
s1=tube('tie',[(.03,-.247,.885,.006),(.05,-.31,.86,.005),(.057,-.365,.785,.005)],sk); s2=tube('tie',[(.06,-.24,.885,.006),(.075,-.30,.86,.005),(.062,-.365,.785,.005)],sk)
kk=sphere('kn',(.045,-.25,.878),(.022,.016,.02),sk,3)
for o in (c1,c2,tag,s1,s2,kk): o.parent=J
J.rotation_euler[2]=math.radians(6); J.location=(-.20,.10,.010); J.scale=(1.05,)*3
# scoop of bamboo, split lengthways, and the leaves
bam=mat('bamboo',Roughness=.4,Specular=.4); v=coord(bam,(.8,12,12)); to(bam,ramp(bam,tex(bam,3,5,v),(.35,'#A67C41'),(.65,'#D6B475')),'Base Color'); bump(bam,tex(bam,12,5,v),.12,.004)
R=.125
def sc(u,v):
    a=math.pi*(u-.5)*.98; w=1 if v<.80 else max(.12,math.sqrt(max(0,1-((v-.80)/.2)**2))); return (v*.72-.36,R*w*math.sin(a),R-R*math.cos(a)*(1 if v>.02 else 1))
so=sheet('scoop',sc,24,40,bam); modify(so,'SOLIDIFY',thickness=.012,offset=0); so.rotation_euler=(math.radians(-10),math.radians(4),math.radians(205)); so.location=(.66,-.36,.022)
random.seed(11); lm=[]
for c0,c1_ in (('#33442B','#5C6B3C'),('#46583A','#7F8A55'),('#2B3827','#56603C')): m=mat('leaf',Roughness=.7,Specular=.25); to(m,ramp(m,tex(m,14,3),(.4,c0),(.6,c1_)),'Base Color'); lm.append(m)
def needle(x,y,z,L,a,t,m):
    d=Vector((math.cos(a)*math.cos(t),math.sin(a)*math.cos(t),math.sin(t))); b=Vector((-d.y,d.x,0))*random.uniform(-.25,.25)*L; p=Vector((x,y,z)); r=random.uniform(.0055,.0085)
    tube('leaf',[(*(p-d*L/2),r*.4),(*(p-d*L*.15+b*.6+Vector((0,0,L*.05))),r),(*(p+d*L*.2+b*.5),r*.85),(*(p+d*L/2),r*.2)],m,res=5)
bpy.context.view_layer.update(); M=so.matrix_world
for i in range(150):
    u=random.gauss(.5,.17); v=random.uniform(.10,.98); q=M@Vector((v*.72-.36,(u-.5)*R*1.9,.022+random.random()*.075*(1-abs(u-.5)*1.5))); needle(q.x,q.y,q.z,random.uniform(.06,.11),math.radians(205)+random.gauss(0,.5),random.gauss(0,.16),random.choice(lm))
for i in range(70):
    t=abs(random.gauss(0,.12)); a=random.uniform(0,math.tau); needle(.27+t*math.cos(a)*1.2,-.545+t*math.sin(a)*.75,-.042+max(0,.055-t*.5)*random.random()+.012,random.uniform(.06,.11),random.uniform(0,math.tau),random.gauss(0,.08),random.choice(lm))
moss((-.98,.05,-.03),(.20,.17,.10),14)
render('celadon-tea-caddy',(6.9,8.6,*MIST[2:]),limit=600,R=7)
