import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 云雾笔记本: stands open with its back to us, so that the range runs round both covers; celadon edges, silk marker
xian(cam=((.05,-6.0,2.15),(.02,0,.52)),peaks=False,slab='none',pool='#B9C9C4')
slabs(((-.1,.15,-.15),(1.45,.95,.25),41,.62,False))
W,Hh,D=.74,1.10,.17; px=(2*W+D)
k=1000; w=int(px*k); h=int(Hh*k); cx=w/2
sun=f'<circle cx="{cx+420}" cy="285" r="92" fill="#C0392B"/>'
P=''.join((ridge(w,720,300,2.2,'#8FB3A9',.75,((.16,.035,1.35),(.225,.028,1.05),(.66,.03,.95))),ridge(w,860,300,5.1,'#4F8078',.80,((.80,.05,1.40),(.865,.03,1.05),(.40,.03,.8))),xcloud(cx+330,560,.85,1,'#F6F5F0',9),xcloud(330,640,.95,-1,'#F6F5F0',9),ridge(w,1010,270,8.4,'#2F5D73',.95,((.09,.05,1.25),(.30,.04,.85),(.62,.045,1.05))),ridge(w,1120,190,12.2,'#23404E',1)))
title=f'<g font-family="Noto Serif CJK SC" fill="#2A3136" text-anchor="middle" font-size="84"><text x="{cx+640}" y="180">云</text><text x="{cx+640}" y="285">雾</text></g>'+seal(cx+606,325,.68)
sp=f'<g font-family="Noto Serif CJK SC" fill="#F6F5F0" text-anchor="middle" font-size="56"><text x="{cx}" y="165" fill="#2A3136">仙</text><text x="{cx}" y="245" fill="#2A3136">都</text></g>'
file=draw('note',w,h,f'<rect width="{w}" height="{h}" fill="url(#s)"/>'+sun+P+xcrane(cx+235,420,.62,-10,1,w=5)+xcrane(cx-480,300,.48,8,-1,w=6)+xcrane(cx-600,390,.34,2,-1,w=7)+title+sp,2200,'<linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#E4E9E1"/><stop offset=".55" stop-color="#F3F2EA"/><stop offset="1" stop-color="#C9D8D1"/></linearGradient>')
cov=mat('cover',Roughness=.62,Specular=.3,Sheen=.25); to(cov,image(cov,file),'Base Color'); uvw=n(cov,'TexCoord').outputs['UV']
ws=[n(cov,'TexWave',{'bands_direction':d},Scale=s,Distortion=.6,Detail=1,Detail_Scale=2,Vector=uvw).outputs[1] for d,s in (('X',105),('Y',72))]; bump(cov,n(cov,'Math',{'operation':'MAXIMUM'},_0=ws[0],_1=ws[1]).outputs[0],.35,.003)
page=mat('pages','#F4EFE0',Roughness=.9); edge=mat('edge','#9CC3B7',Roughness=.85); bump(edge,n(edge,'TexWave',{'bands_direction':'X'},Scale=60,Distortion=.3).outputs[1],.5,.004); end=mat('end','#2F5D73',Roughness=.8)
B=link(bpy.data.objects.new('book',None)); half=math.radians(38) # each cover swings this far back from the picture plane
# outline in plan: spine (flat, slightly round), then covers; s runs along it from -px/2 to px/2
def plan(s,out=0.):
    a=abs(s); f=1 if s>=0 else -1; d=D/2; bend=.05
    if a<=d: return (s,-.018*(1-(a/d)**2)-out)
    t=a-d; b=min(t,bend); ang=half*b/bend; x=d+sum(math.cos(half*(i+.5)/8*b/bend)*b/8 for i in range(8)); y=sum(math.sin(half*(i+.5)/8*b/bend)*b/8 for i in range(8))
    groove=.010*math.exp(-((t-.035)/.014)**2)
    if t>bend: x+=(t-bend)*math.cos(half); y+=(t-bend)*math.sin(half)
    return (f*(x+ (out)*math.sin(ang)*1),y-(out)*math.cos(ang)+groove)
r=.05
def trim(s,v): # rounded outer corners
    e=px/2-abs(s); z=v*Hh
    if e<r: k=r-math.sqrt(max(0,r*r-(r-e)**2)); z=min(max(z,k),Hh-k)
    return z
ss=[-px/2+px*i/160 for i in range(161)]; ss=sorted(set(ss+[sg*(px/2-r*(1-math.cos(t*math.pi/2/10))) for t in range(11) for sg in (-1,1)])); nn=len(ss)-1
cover=sheet('cover',lambda u,v:(lambda s:(*plan(s),trim(s,v)))(ss[round(u*nn)]),nn,24,cov)
uv=cover.data.uv_layers[0].data
for l in cover.data.loops: i=l.vertex_index; uv[l.index].uv=(.5+ss[i%(nn+1)]/px,cover.data.vertices[i].co.z/Hh)
cover.data.materials.append(end); modify(cover,'SOLIDIFY',thickness=.026,offset=1,material_offset=1,material_offset_rim=0); cover.parent=B
# pages: a fan of leaves between the covers, thick near both boards
random.seed(4); m=.035; N=64
for i in range(N):
    t=i/(N-1)*2-1; e=math.copysign(abs(t)**.72,t); ang=math.pi/2-e*(math.pi/2-half-.03); x0=t*(D/2-.022); L=W-.055-.02*random.random()*(1-abs(t)); c=.10*(1-abs(e))*(1 if t>0 else -1)+random.uniform(-.012,.012)
    f=lambda u,v,ang=ang,x0=x0,L=L,c=c:(x0+L*u*math.cos(ang)+c*math.sin(math.pi*u)*math.sin(ang)*.7,.03+L*u*math.sin(ang)-c*math.sin(math.pi*u)*math.cos(ang)*.7,m+(Hh-2*m)*v)
    o=sheet('leaf',f,14,2,page); modify(o,'SOLIDIFY',thickness=.0045); o.parent=B
# thicker blocks next to the boards, tinted at the edge
for sg in (-1,1):
    o=rbox('block',W-.05,.05,Hh-2*m,.004,edge); bx=Vector((sg*(D/2+.03+(W-.05)/2*math.cos(half)),(W-.05)/2*math.sin(half)+.062,Hh/2)); o.location=bx; o.rotation_euler[2]=sg*half; o.parent=B
# head bands, silk marker hanging from the tail, elastic laid over the front
sk=silk(); tube('mark',[(.01,.03,Hh-.02,.008),(.015,.16,Hh+.02,.008),(.10,.40,Hh-.06,.008),(.14,.46,.9,.008)],sk).parent=B
B.rotation_euler=(0,0,math.radians(9)); B.location=(-.08,-.30,.012)
# a pencil of bare wood lying in front and a smooth pebble
g=mat('cedar',Roughness=.55); v=coord(g,(14,14,1.2)); to(g,ramp(g,tex(g,2,5,v),(.35,'#B58A57'),(.65,'#D9B988')),'Base Color'); pc=link(bpy.data.objects.new('pencil',None))
for o in (lathe('body',[(0,0),(.026,.0),(.027,.004),(.027,.70)],lacquer('#7FA99D'),6),lathe('cone',[(.0268,.70),(.024,.71),(.008,.81)],g,24),lathe('lead',[(.008,.81),(.001,.835),(0,.836)],mat('lead','#2A3136',Roughness=.4),16),lathe('tip',[(.0275,.0),(.0285,.01),(.0285,.05),(.0275,.06)],brass(),48)): o.parent=pc
pc.rotation_euler=(Vector((.84,.30,.0))).to_track_quat('Z','Y').to_euler(); pc.location=(.02,-.78,.034)
boulder('p',(-.80,-.52,.05),(.15,.11,.075),stone('#4E5957','#87928D'),51,.08)
moss((1.02,.12,-.05),(.26,.2,.10),6)
render('mist-notebook',(6.4,8,[1.62,1.70,1.66],.62),limit=600,R=7)
