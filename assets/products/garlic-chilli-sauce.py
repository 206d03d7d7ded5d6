import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from pantry import *
random.seed(8)
jiang(cam=((0,-6.2,2.15),(.02,0,.47)),lens=92,f=6.3,turn=5,field='#A8231C',planks=('#A9743F','#DDB179'))
group(garlic_jar,loc=(-.12,.05,0),rot=(0,0,9),s=1.04)
# a head of garlic opened, skins and peeled cloves, one chilli as a warning
garlic(.72,.10,1.0,57,(-6,7)); garlic(.98,.62,1.05,10,(3,-5)); garlic(-.98,.42,1.0,120,(4,6))
for a in ((.42,-.66,35,1.0,True),(.60,-.56,-70,.95,True),(.84,-.50,12,1,False),(-.62,-.66,-20,.95,True),(-.80,-.52,60,.9,False),(.74,-.82,100,.9,True)): clove(*a)
skin=mat('skin',Roughness=.5,Specular=.3); uvx=n(skin,'TexNoise',Scale=6,Detail=4,Vector=n(skin,'Mapping',Vector=n(skin,'TexCoord').outputs['UV'],Scale=(9,.6,1)).outputs[0]).outputs[0]; to(skin,ramp(skin,uvx,(.35,'#B98C92'),(.5,'#E8D8CC'),(.7,'#F5ECE0')),'Base Color')
for x,y,rz,s in ((-.42,-.80,30,1),(.12,-.86,-50,.8),(1.02,-.30,80,.9)):
    o=sheet('skin',lambda u,v:((u-.5)*.20*math.sin(math.pi*(.12+.8*v)),(v-.5)*.24,.010+.055*(2*u-1)**2*(.4+v)+.02*v*v),10,12,skin,.002); o.location=(x,y,0); o.scale=(s,)*3; o.rotation_euler[2]=math.radians(rz)
chilli(-1.02,-.40,-24,.9,.18)
render('garlic-chilli-sauce',None,limit=240,R=7)
