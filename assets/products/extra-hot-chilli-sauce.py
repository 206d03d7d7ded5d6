import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(21)
jiang(cam=((.10,-6.4,1.25),(.10,0,.68)),lens=80,f=4.5,turn=12,field='#5E1510',planks=('#1E110B','#3E2416'),size=(2.3,1.7))
# tall, square-shouldered and narrow; black paper, one flame; the cap is dipped in black
sq=lambda a,p=9: (abs(math.cos(a))**p+abs(math.sin(a))**p)**(-1/p)
def tall():
    k=lambda z:max(0,min(1,(1.16-z)/.16)); md=lambda a,r,z,i:r*(1+(sq(a)-1)*k(z))
    jar([(0,.03),(.20,.014),(.245,.03),(.255,.08),(.256,.16),(.256,1.0),(.25,1.08),(.215,1.17),(.165,1.23),(.155,1.28),(.155,1.36)],[(.128,1.36),(.13,1.27),(.142,1.225),(.19,1.155),(.226,1.07),(.234,1.0),(.234,.16),(.231,.10),(.205,.07),(.15,.075),(0,.085)],[(0,.086),(.15,.077),(.21,.073),(.236,.10),(.2405,.16),(.2405,1.0),(.236,1.055)],
        sauce('#3A0803','#8E1206','#C42A0A',((.0,'#B80E04'),(.36,'#E2360C'),(.52,'#F0CE86'),(.66,'#5A0604'),(.8,'#9C0C04'),(.93,'#F4DFA8')),34,.38),mod=md,seg=192,film='#C81E06')
    cap=mat('cap','#140D0B',Roughness=.35,Clearcoat=.6,Clearcoat_Roughness=.2); lathe('cap',smoothprof([(.16,1.26),(.178,1.26),(.183,1.28),(.183,1.46),(.178,1.485),(.16,1.495),(.14,1.492),(0,1.492)],4),cap,360,mod=lambda a,r,z,i:r*(1+(.016*max(0,math.cos(a*36))**.6 if 1.28<z<1.455 and r>.17 else 0)))
    lathe('band',[(.1815,1.262),(.1855,1.266),(.1855,1.276),(.182,1.28)],metal(),128)
    flame='M0 0 C-150 -10 -190 -150 -120 -260 C-100 -210 -80 -200 -60 -190 C-90 -320 -20 -420 60 -500 C50 -400 110 -350 140 -250 C150 -280 150 -300 150 -330 C220 -230 210 -20 0 0Z'
    f=art('hot-label',760,1300,f'<path d="M0 22 {torn(22,1,31,760)} {torn(1278,0,32,760)}Z" fill="#17100E"/><path d="M40 70 H720 V1230 H40Z" fill="none" stroke="#B3261E" stroke-width="6"/><g transform="translate(380,640)"><path d="{flame}" fill="#B3261E"/><path d="{flame}" fill="#E0A526" transform="translate(6,-8) scale(.5)"/></g>'
        +line(380,870,196,'特辣','#F4E8D0',.08)+line(380,985,66,'朝天椒','#E0A526',.35)+'<path d="M150 1030 H610" stroke="#B3261E" stroke-width="5"/>'+line(380,1150,118,'威酱坊','#F4E8D0',.22)+line(380,1206,32,'慢一点吃','#B98B3E',.1),1500)
    L=[0];K=200;at=lambda u,v:(lambda a:(.2595*sq(a)*math.cos(a),.2595*sq(a)*math.sin(a),.22+.70*v))(math.radians(-90-40+80*u))
    for i in range(K): p,q=at(i/K,0),at((i+1)/K,0); L.append(L[-1]+math.hypot(p[0]-q[0],p[1]-q[1]))
    def even(u,v): d=u*L[-1]; i=min(K-1,max(j for j in range(K+1) if L[j]<=d+1e-9)); return at((i+(d-L[i])/max(1e-9,L[i+1]-L[i]))/K,v)
    print('label %.3f wide'%L[-1]); sheet('label',even,100,1,paper(f))
group(tall,loc=(-.22,.16,0),rot=(0,0,24),s=1.04)
# bird's-eye chillies: small, straight, upright ones in a heap, heads every way
def bird(): chilli(0,0,0,1,.04,0,0,.80,0)
b=[]
hot=chilli_skin('#9C0C06','#DA1A0C')
for i,(x,y,z,rz,t,s) in enumerate(((.10,-.40,0,200,0,.62),(.32,-.52,0,150,0,.60),(.55,-.42,0,20,0,.62),(.46,-.24,0,-40,0,.6),(.75,-.30,0,70,0,.6),(.30,-.30,.075,100,4,.58),(.56,-.40,.078,170,-4,.6),(.44,-.46,.150,-20,3,.58),(.70,-.56,0,-12,0,.56),(.88,-.14,0,120,0,.58),(.20,-.70,0,185,0,.52),(.60,-.14,.04,210,-8,.6),(.62,-.26,.13,60,10,.55))):
    chilli(x,y,rz,s,random.uniform(-.03,.06),z,t,.82,skin=hot)
for x,y,rz,s in ((-.86,-.34,40,.58),(-.72,-.60,-10,.56),(-.98,-.05,75,.55)): chilli(x,y,rz,s,.04,0,0,.82,skin=hot)
flakes('seeds',70,lambda r:(.40+r.gauss(0,.42),-.68+r.gauss(0,.10),.006),m=mat('seed','#E3C07A',Roughness=.5),size=.014)
area((1.6,2.0,1.5),(-.2,.1,.7),.8,150,(1,.45,.25),1.8).visible_glossy=True
render('extra-hot-chilli-sauce',None,limit=200,R=7)
