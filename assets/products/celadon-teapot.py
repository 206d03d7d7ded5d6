import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from props import *
# 提梁壶: a low round pot, its handle a loop over the lid, clouds cut into the belly under the glaze
def teapot(glaze,voxel=.0065):
    prof=smoothprof([(.0,.0),(.27,.0),(.29,.012),(.40,.07),(.50,.19),(.515,.27),(.48,.38),(.38,.47),(.27,.512),(.215,.52),(0,.52)],16); body=lathe('body',prof,glaze,seg=200)
    spout=tube('spout',[(.36,0,.22,.15),(.56,0,.29,.098),(.675,0,.42,.066),(.735,0,.535,.055),(.775,0,.60,.050)],glaze,res=24)
    arch=[(-.40,0,.40,.052),(-.455,0,.60,.044),(-.40,0,.88,.040),(-.20,0,1.075,.041),(.05,0,1.10,.042),(.28,0,.97,.040),(.385,0,.72,.041),(.36,0,.46,.052)]
    root=[(-.30,-.0,.46,.05),(-.40,0,.55,.036),(-.452,0,.68,.03)]
    pot=fuse('pot',[body,spout,tube('handle',arch,glaze,res=24),tube('root',root,glaze)],glaze,voxel,.5,9)
    g=''.join(xcloud(x,y,s,f,'#fff',13) for x,y,s,f in ((170,190,1.0,1),(480,130,1.0,-1),(790,190,1.0,1)))
    file=draw('pot',960,340,'<rect width="960" height="340"/><g filter="url(#b)">'+g+'</g>',1920,'<filter id="b"><feGaussianBlur stdDeviation="2.2"/></filter>')
    R=lambda z:max((r for r,zz in prof if abs(zz-z)<.02),default=0)
    def where(c):
        if not .08<c.z<.46 or math.hypot(c.x,c.y)>.535: return None
        a=math.atan2(c.y,c.x)+math.pi/2; return a/(math.radians(122))+.5,(c.z-.10)/.34
    carve(pot,file,-.0095,where)
    lid=lathe('lid',smoothprof([(.212,.505),(.232,.516),(.236,.53),(.225,.545),(.15,.578),(.07,.596),(.038,.605),(.032,.622),(.05,.645),(.066,.672),(.055,.70),(.025,.722),(0,.728)],14),glaze,seg=160)
    ring=lathe('seat',[(.25,.500),(.252,.520),(.246,.526),(.238,.520)],glaze,seg=128)
    d=(Vector((.775,0,.60))-Vector((.735,0,.535))).normalized(); mo=sphere('mouth',Vector((.779,0,.606)),(.031,.031,.006),mat('dark','#24342C',Roughness=.4),4); mo.rotation_euler=d.to_track_quat('Z','Y').to_euler()
    foot=lathe('foot',[(.255,.004),(.262,-.006),(.285,-.006),(.29,.012)],mat('foot','#8A5A40',Roughness=.8))
    P=link(bpy.data.objects.new('teapot',None))
    for o in (pot,lid,ring,mo,foot): o.parent=P
    return P
def sipcup(glaze,tea=True):
    P=link(bpy.data.objects.new('sip',None)); out=[(0,.012),(.07,.012),(.075,0),(.10,0),(.105,.02),(.15,.06),(.182,.13),(.19,.19)]; inn=[(.183,.193),(.175,.14),(.14,.07),(.08,.04),(0,.035)]
    lathe('c',smoothprof(out,14)+smoothprof(inn,10),glaze,seg=160).parent=P; t=mat('tea','#9C8B34',Roughness=.03,Specular=.5); lathe('t',[(.176,.150),(.173,.147),(0,.147)],t).parent=P; return P
if __name__=='__main__':
    xian(cam=((.25,-6.0,1.95),(.10,0,.47)),peaks=(-1,.1),slab='none')
    slabs(((-.05,.15,-.155),(1.12,.82,.25),7,.6,True),((.80,-.52,-.185),(.50,.40,.17),11,.5,False))
    P=teapot(celadon('#3F6D5C','#83A893','#DCE3CE')); P.location=(-.10,.08,.012); P.rotation_euler[2]=math.radians(-16); P.scale=(1.06,)*3
    c=sipcup(celadon('#3F6D5C','#83A893','#DCE3CE')); c.location=(.76,-.55,-.093)
    moss((-.86,-.18,-.05),(.22,.16,.09),3); moss((-.70,-.42,-.085),(.13,.10,.06),5,1200)
    render('celadon-teapot',MIST,limit=600)
