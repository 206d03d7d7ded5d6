import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(17)
jiang(cam=((.0,-6.0,2.75),(.0,0,.42)),lens=84,f=6.3,turn=-18,field='#9E241B',planks=('#4E2C16','#8A5630'),size=(2.3,1.9),thick=.16)
# bluestone, chiselled outside in slanting strokes, worn smooth at the rim
st=stone('#33454D','#64787F'); b=st.node_tree.nodes['Principled BSDF']; b.inputs['Roughness'].default_value=.72
for x in st.node_tree.nodes:
    if x.type=='VALTORGB' and len(x.color_ramp.elements)==3: x.color_ramp.elements[2].color=srgb('#8A9A9E')
body=lathe('mortar',smoothprof([(0,.0),(.33,.0),(.36,.02),(.365,.08),(.40,.16),(.50,.34),(.555,.52),(.565,.60),(.55,.645),(.51,.66),(.47,.64),(.45,.58),(.41,.42),(.30,.27),(.15,.205),(0,.19)],14),st,420)
for v in body.data.vertices:
    c=v.co; r=c.xy.length; a=math.atan2(c.y,c.x)
    if r<.02: continue
    out=1 if (c.z<.62 and r>.36+.0*c.z and r>.335+.34*max(0,c.z-.1)) else 0
    k=1+.012*noise.noise(c*3)+.004*noise.noise(c*14)
    if out and .10<c.z<.60: k+=.011*abs(math.sin(a*34+c.z*16+1.2*noise.noise(c*6)))**.6*min(1,(c.z-.10)*14,(.60-c.z)*14)-.006
    c.x*=k; c.y*=k; c.z+=.006*noise.noise(c*5)
for p in ((.55,-.10,.63),(-.30,-.46,.64)): # two old chips in the rim
    for v in body.data.vertices:
        d=(v.co-Vector(p)).length
        if d<.07: v.co.z-=.03*(1-d/.07)
def pestle(): o=lathe('pestle',smoothprof([(0,.0),(.10,.012),(.145,.06),(.15,.13),(.125,.22),(.092,.34),(.078,.52),(.082,.74),(.098,.86),(.10,.92),(.075,.965),(0,.98)],10),st,120); [setattr(v,'co',v.co*(1+.014*noise.noise(v.co*4))) for v in o.data.vertices]
group(pestle,loc=(-.10,-.04,.275),rot=(-8,41,14),s=1.02)
# what is being pounded: flakes, pulp, garlic, a few chillies torn open
lathe('pulp',smoothprof([(.425,.465),(.3,.47),(.15,.465),(0,.455)],8),sauce('#5E0F06','#A8240C','#CC4A1A',((.0,'#B51C0C'),(.4,'#D8481A'),(.55,'#F0DFAE'),(.7,'#8E1A0A'),(.85,'#E8B85A')),22,.4),96)
for v in [o for o in bpy.data.objects if o.name=='pulp'][0].data.vertices: v.co.z+=.03*noise.noise(v.co*7)+.02*noise.noise(v.co*18)
flakes('pounded',1600,lambda r:(lambda a,d:(d*math.cos(a),d*math.sin(a),.47+.03*r.random()))(r.uniform(0,6.3),.42*r.random()**.5),size=.022)
flakes('garlic bits',170,lambda r:(lambda a,d:(d*math.cos(a),d*math.sin(a),.48+.025*r.random()))(r.uniform(0,6.3),.34*r.random()**.5),m=clove_flesh(),size=.026)
chilli(-.22,-.16,150,.40,.10,.475,6,.9); chilli(.05,-.25,20,.38,.08,.472,-4,.9); clove(-.08,.22,30,.8,True,.47); clove(.18,-.20,-60,.75,True,.465)
# the brand cut into the side and painted red, as on a village stone
cutm=paper(art('mortar-cut',700,300,line(350,225,190,'威酱坊','#B3261E',.12),1200),.15); decal(body,0,.40,.50,.214,0,cutm,.010,40)
chilli(.60,-.52,16,.85,.16); chilli(.52,-.76,-8,.78,.14); chilli(-.98,-.18,-42,.85,.16)
garlic(-.72,-.42,.92,30); clove(-.46,-.74,30,.95); clove(-.64,-.80,-50,.9,True); garlic(.86,.34,.85,10,(4,-6))
flakes('spilt',130,lambda r:(.05+r.gauss(0,.40),-.74+r.gauss(0,.09),.008),size=.022)
render('stone-mortar',None,limit=160,R=6)
