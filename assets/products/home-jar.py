# The classic jar once more, wide, for the first screen of the home page: same goods, same light, a longer board, air on the left for one line.
import os,sys
HERE=os.path.dirname(os.path.abspath(__file__)); __file__=os.path.join(HERE,'home-jar.py')
scene=open(os.path.join(HERE,'classic-chilli-sauce.py')).read().split('\n'); assert scene[-2 if scene[-1]=='' else -1].startswith('render(')
exec('\n'.join(l for l in scene if not l.startswith('render(')))
bpy.data.objects.remove(bpy.data.objects['board'])
o=rbox('board',7.5,1.9,.12,.035,wood()); o.location=(-1.2,0,-.06); o.rotation_euler[2]=math.radians(-3)
chili(-1.75,-.40,14,1.0,.18); chili(1.45,-.30,-24,.95,.15); chili(1.30,.22,150,.9,.16)
cam=S.camera.data; cam.lens=54; cam.shift_x=-.19; cam.shift_y=.012
render('home-jar',None,w=2400,h=1200,limit=240)
