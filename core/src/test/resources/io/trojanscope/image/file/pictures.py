"""Small pictures in formats that Java does not write, and what Pillow resizes a picture to.

Made with Python 3.11, Pillow 9.4 and libwebp:  python3 pictures.py
"""
import json
from PIL import Image

WIDTH, HEIGHT = 13, 11


def pixel(x, y):
    return (19 * x % 256, (23 * y + 5 * x) % 256, (7 * x * y) % 256)


colours = Image.new("RGB", (WIDTH, HEIGHT))
colours.putdata([pixel(x, y) for y in range(HEIGHT) for x in range(WIDTH)])
inverse = Image.eval(colours, lambda v: 255 - v)
colours.save("lossless.webp", lossless=True)
smooth = colours.resize((3, 3), Image.BILINEAR).resize((26, 22), Image.BICUBIC)
smooth.save("lossy.webp", quality=80)
colours.save("animated.webp", lossless=True, save_all=True, append_images=[inverse])
colours.save("animated.png", save_all=True, append_images=[inverse])
colours.quantize(32).save("animated.gif", save_all=True, append_images=[inverse.quantize(32)])
colours.save("progressive.jpg", quality=90, progressive=True)
colours.convert("CMYK").save("cmyk.jpg", quality=90)


def planes(image):
    return [list(band.getdata()) for band in image.split()]


json.dump({
    "grey": planes(colours.convert("L")),
    "smaller": planes(colours.resize((5, 4), Image.BILINEAR)),
    "larger": planes(colours.resize((20, 17), Image.BILINEAR)),
    "lossy": planes(Image.open("lossy.webp").convert("RGB")),
    "progressive": planes(Image.open("progressive.jpg")),
    "gif": planes(Image.open("animated.gif").convert("RGB")),
}, open("pictures.json", "w"))
