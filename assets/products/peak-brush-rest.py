import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 石峰笔山: five celadon peaks, their deep glaze veined white like stone, on a carved wooden foot; a wolf-hair brush across the saddle, its tip wet with ink
xian(cam=((.0,-5.4,1.05),(.03,0,.40)),lens=82,peaks=(1,.35),slab='none')
slabs(((.05,.15,-.15),(1.35,.75,.24),81,.6,False),)
def rock():
    m=mat('lingbi',Roughness=.16,Specular=.55,Clearcoat=.6,Clearcoat_Roughness=.04); f=tex(m,3.2,9,Distortion=.9); v=n(m,'TexNoise',Scale=3.1,Detail=7,Distortion=2.6,Vector=coord(m,(1,1,.55))).outputs[0]
    d=n(m,'Math',{'operation':'ABSOLUTE'},_0=n(m,'Math',{'operation':'SUBTRACT'},_0=v,_1=.5).outputs[0]).outputs[0]
    to(m,n(m,'MixRGB',_0=ramp(m,d,(.002,.75),(.009,0.)),_1=ramp(m,f,(.35,'#294640'),(.55,'#4A7468'),(.7,'#8DB0A1')),_2=srgb('#E4E8E0')).outputs[0],'Base Color'); bump(m,tex(m,18,5),.28,.02); return m
st=rock(); parts=[]
for x,y,r,hh,lean in ((-.50,.02,.125,.33,-.03),(-.30,-.02,.13,.50,-.02),(-.02,.05,.165,.80,.03),(.30,-.01,.14,.47,.02),(.50,.03,.12,.60,.05),(.665,.0,.095,.26,.03)):
    parts.append(lathe('pk',smoothprof([(0,0),(r*1.35,.0),(r*1.25,hh*.18),(r*.98,hh*.42),(r*.80,hh*.70),(r*.62,hh*.88),(r*.30,hh*.985),(0,hh)],8),st,64)); o=parts[-1]; o.location=(x,y,.0); o.scale=(1,.86,1)
    for v in o.data.vertices: v.co.x+=lean*(v.co.z/hh)**2
parts.append(sphere('base',(.06,0,.06),(.70,.20,.11),st,5))
r=fuse('rock',parts,st,.011,.5,5)
N=[v.normal.copy() for v in r.data.vertices]
for v,nn in zip(r.data.vertices,N):
    p=v.co; q=Vector((p.x*1.0,p.y*1.0,p.z*.38)); d=.055*noise.noise(q*5.2)+.030*noise.noise(q*11)+.012*noise.noise(p*23); e=max(0,noise.noise(q*8.5+Vector((9,2,4)))-.18); v.co+=nn*(d-.09*e)*min(1,max(0,(p.z-.01)/.08))
for v in r.data.vertices: v.co.z=max(v.co.z,.004)
dk=mat('rosewood',Roughness=.32,Specular=.5,Clearcoat=.5); v=coord(dk,(.9,14,14)); to(dk,ramp(dk,tex(dk,3,6,v),(.35,'#2A1510'),(.65,'#56291D')),'Base Color'); bump(dk,tex(dk,9,5,v),.08,.004)
# foot: an oval tray cut to the rock's outline, on four cloud feet
def oval_(a,q,z,i): return q*(1+.05*noise.noise((math.cos(a)*2,math.sin(a)*2,5)))
ft=lathe('foot',smoothprof([(0,.045),(.80,.045),(.86,.055),(.875,.085),(.85,.115),(.80,.118),(.775,.10),(0,.098)],6),dk,160,mod=oval_); ft.scale=(1,.37,1)
fl=lathe('line',smoothprof([(.872,.076),(.882,.083),(.872,.09)],4),dk,160,mod=oval_); fl.scale=(1,.37,1)
T=link(bpy.data.objects.new('all',None))
for x,y in ((-.60,-.17),(-.60,.17),(.60,-.17),(.60,.17),(0,-.28),(0,.28)): f=sphere('ft',(x,y,.026),(.085,.05,.030),dk,4); f.parent=T
r.location=(-.03,0,.092)
for o in (r,ft,fl): o.parent=T
T.rotation_euler[2]=math.radians(10); T.location=(0,.12,.004)
# brush: spotted bamboo, horn ferrule, a hair tip that holds its point; lies in the saddle between third and fourth peak
bam=mat('xiangfei',Roughness=.33,Specular=.5,Clearcoat=.3); v=coord(bam,(9,9,.7)); c=ramp(bam,tex(bam,3,4,v),(.35,'#B98F52'),(.65,'#DDBD80')); vo=n(bam,'TexNoise',Scale=7,Detail=2,Distortion=.6,Vector=coord(bam,(1,1,.55))).outputs[0]; to(bam,n(bam,'MixRGB',_0=ramp(bam,vo,(.58,0.),(.66,.85)),_1=c,_2=srgb('#4A2A18')).outputs[0],'Base Color')
horn=lacquer('#171A1B'); bone=mat('bone','#EBE3CE',Roughness=.35); hairm=mat('hairs',Roughness=.55,Specular=.3,Sheen=.3); z=n(hairm,'SeparateXYZ',_0=n(hairm,'TexCoord').outputs['Object']).outputs[2]; to(hairm,ramp(hairm,z,(.0,'#B37B42'),(.10,'#8A5526'),(.125,'#15171A'),(.5,'#0E1113')),'Base Color'); to(hairm,ramp(hairm,z,(.10,.6),(.13,.16)),'Roughness'); bump(hairm,tex(hairm,1,3,coord(hairm,(240,240,4))),.5,.006)
B=link(bpy.data.objects.new('brush',None)); R=.030
for o in (lathe('cane',smoothprof([(0,0),(R*.9,.0),(R*.95,.01),(R*.9,.30),(R*1.02,.315),(R*.9,.33),(R*.92,.80),(R*1.04,.815),(R*.93,.83),(R*.96,1.18)],4),bam,64),lathe('ferr',smoothprof([(R*.96,1.16),(R*1.22,1.19),(R*1.28,1.23),(R*1.12,1.27),(0,1.27)],6),horn,64),lathe('endc',smoothprof([(0,-.05),(R*.5,-.048),(R*1.05,-.02),(R*.98,.005)],5),horn,48),lathe('b1',[(R*.96,1.145),(R*1.08,1.15),(R*1.08,1.165),(R*.96,1.17)],bone,48),lathe('b2',[(R*.94,.004),(R*1.05,.007),(R*1.05,.018),(R*.94,.02)],bone,48)): o.parent=B
tip=lathe('tip',smoothprof([(0,-.02),(R*.92,-.015),(R*1.06,.06),(R*1.0,.13),(R*.66,.21),(R*.22,.275),(.0,.315)],10),hairm,96,mod=lambda a,q,z,i:q*(1+.03*noise.noise((math.cos(a)*9,math.sin(a)*9,z)))); tip.location.z=1.27; tip.parent=B
loop=tube('loop',[(0,0,-.045,.005),(.02,0,-.10,.005),(0,0,-.135,.005),(-.02,0,-.10,.005)],silk(),cyclic=True); loop.parent=B
P0=Vector((-.42,-.52,.035)); P1=Vector((.165,.10,.50)) # end on the stone, over the saddle
B.rotation_euler=(P1-P0).to_track_quat('Z','Y').to_euler(); B.location=P0+(P1-P0).normalized()*.05
# ink stone in front, a pool of ink
ik=mat('duan','#2B2F33',Roughness=.5,Specular=.4); bump(ik,tex(ik,60,5),.2,.01)
ins=lathe('ink',smoothprof([(0,.0),(.21,.0),(.225,.012),(.225,.06),(.21,.078),(.19,.076),(.178,.06),(.165,.052),(0,.050)],6),ik,160); ins.location=(.56,-.52,.004); pool=lathe('pool',[(.172,.058),(.168,.060),(0,.060)],mat('inkpool','#07090A',Roughness=.03,Specular=.6),96); pool.location=ins.location
area((-.4,2.2,2.2),(0,0,.4),1.6,70,(1,.99,.96))
render('peak-brush-rest',(6.4,8.6,*MIST[2:]),limit=9000,R=7)
