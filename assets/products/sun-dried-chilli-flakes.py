import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(29)
jiang(cam=((.0,-5.9,2.9),(.0,.06,.34)),lens=82,f=8,turn=8,field='#A5281C',planks=('#8A5C34','#C49866'),size=(2.9,2.2),focus=(0,-.3,.3))
# a linen bag, tied; the print lies in the weave
W=.47
f=art('bag-print',1000,1000,'<rect width="1000" height="1000" fill="#C8B284"/><g transform="translate(500,560) scale(.92)">'+''.join(f'<path d="M-13 -232 L0 -292 L13 -232Z" transform="rotate({a})" fill="#B3261E"/>' for a in range(0,360,15))+'<circle r="212" fill="#B3261E"/>'+mark(0,-18,166,'椒','#F4E8D0','#E0A526','#1E1512')+'</g>',2000)
def bag():
    bulge=lambda a,r,z,i: r*(1+(.030*math.sin(2*a+.6)+.018*math.sin(3*a+2)+.012*math.sin(7*a+5*z))*min(1,z*5)+((.10*math.sin(9*a)+.06*math.sin(14*a+1))*min(1,max(0,(z-.60)/.16)) if z>.60 else .0)) if z<.80 else r*(1+.11*math.sin(9*a+.4)+.07*math.sin(14*a+1)+.05*math.sin(23*a))
    o=lathe('bag',smoothprof([(0,.012),(.26,.006),(.36,.02),(.42,.08),(.455,.19),(.46,.32),(.435,.45),(.37,.58),(.27,.69),(.17,.76),(.125,.80),(.115,.83),(.13,.87),(.19,.95),(.245,1.03),(.25,1.045),(.235,1.04),(.17,.95),(.10,.88),(0,.84)],8),linen('#C8B284',260,f),288,mod=bulge)
    for v in o.data.vertices: v.co+=Vector((.02*noise.noise(v.co*4),.02*noise.noise(v.co*4+Vector((5,0,0))),0))*min(1,v.co.z*6); v.co.y*=.92
    uv=o.data.uv_layers[0].data
    for l in o.data.loops: c=o.data.vertices[l.vertex_index].co; uv[l.index].uv=(c.x/1.0+.5,(c.z-.02)/1.0+.10)
    for i,z in enumerate((.80,.823,.845)): rope(ring(.135-.002*i,z,-90,270,26,ry=.128),.015,hemp('#7A1E16','#B3261E'))
    r=hemp('#7A1E16','#B3261E'); rope([(0,-.13,.82),(.09,-.19,.86),(.17,-.22,.85),(.18,-.22,.80),(.10,-.20,.78),(.01,-.15,.815)],.013,r); rope([(0,-.13,.82),(-.08,-.19,.855),(-.15,-.22,.84),(-.16,-.22,.79),(-.08,-.20,.775),(-.01,-.15,.815)],.013,r)
    rope([(0,-.14,.82),(.06,-.24,.74),(.10,-.35,.64),(.12,-.42,.55)],.013,r); rope([(0,-.14,.82),(-.05,-.24,.73),(-.10,-.36,.62),(-.14,-.43,.53),(-.15,-.44,.50)],.013,r); sphere('knot',(0,-.15,.82),(.035,.03,.032),r,3)
group(bag,loc=(-.40,.42,0),rot=(0,0,7),s=1.03)
# the flat sieve: woven strips, two hoops bound with cane
bam=mat('strip',Roughness=.45,Specular=.35); to(bam,n(bam,'MixRGB',{'blend_type':'MULTIPLY'},_0=.5,_1=ramp(bam,n(bam,'ObjectInfo').outputs['Random'],(0,'#A87A3C'),(1,'#D8B26C')),_2=ramp(bam,tex(bam,14,4),(.3,.6),(.6,1.))).outputs[0],'Base Color')
def sieve(R=.66):
    w=.046; k=int(R/w)
    dish=lambda x,y:.02+.06*max(0,((x*x+y*y)**.5/R-.62)/.38)**2
    for ax in (0,1):
        for i in range(-k,k+1):
            c=i*w; h=math.sqrt(max(0,R*R-c*c)); 
            if h<.08: continue
            N=max(10,int(h*2/.0115))
            def at(u,v,ax=ax,c=c,h=h,i=i): s=-h+2*h*v; t=c+(u-.5)*w*.86; p=(t,s) if ax==0 else (s,t); z=dish(*p)+.0085*math.sin(math.pi*(s/w)+math.pi*(i+ax)-math.pi/2+math.pi*.5*0)*1.0; return (p[0],p[1],z)
            sheet('strip',at,1,N,bam,.004)
    for r,z,t in ((R,.085,.020),(R+.028,.075,.022),(R+.012,.105,.013)): tube('hoop',[(*p,t) for p in ring(r,z,k=48)[:-1]],bam,cyclic=True,res=4)
    for i in range(44):
        a=2*math.pi*i/44; c,s=math.cos(a),math.sin(a); tube('bind',[((R-.024)*c,(R-.024)*s,.07,.008),((R-.01)*c,(R-.01)*s,.122,.008),((R+.03)*c,(R+.03)*s,.118,.008),((R+.054)*c,(R+.054)*s,.072,.008),((R+.02)*c,(R+.02)*s,.048,.008)],bam,res=3)
    flakes('heap',5200,lambda r:(lambda a,d:(d*math.cos(a),d*math.sin(a),.030+.16*max(0,1-(d/.50)**1.5)*r.random()**.35+.012*r.random()))(r.uniform(0,6.3),.52*r.random()**.62),size=.026)
    o=lathe('core',smoothprof([(.44,.028),(.34,.07),(.2,.125),(.08,.158),(0,.165)],6),mat('core','#7A140A',Roughness=.7),64)
group(sieve,loc=(.30,-.34,.0),rot=(0,0,24))
dry=chilli_skin('#4E0A07','#8A160E')
chilli(-.72,-.36,-30,.74,.2,0,0,.78,skin=dry); chilli(-.94,-.58,-24,.70,.22,0,0,.75,skin=dry); chilli(-.60,-.82,-8,.66,.2,0,0,.78,skin=dry); chilli(.52,.66,20,.72,.24,0,0,.78,skin=dry); chilli(.66,.44,-14,.68,.2,0,0,.75,skin=dry)
flakes('spilt',150,lambda r:(-.34+r.gauss(0,.16),-.50+r.gauss(0,.18),.008),size=.024)
render('sun-dried-chilli-flakes',None,limit=1500,R=6)
