// Two photos of things that never happened, drawn here so that there is something to send.

const SCENES = {
  meeting(pen) {
    fill(pen, "#efe6d6", 0, 0, 1200, 800);
    fill(pen, "#8d6f52", 0, 560, 1200, 240);
    fill(pen, "#ffffff", 360, 70, 480, 270);
    pen.strokeStyle = "#51606e";
    pen.lineWidth = 10;
    pen.strokeRect(360, 70, 480, 270);
    words(pen, "ประชุมทบทวนคู่มือ", 600, 170, 46, "#1d3a5f");
    words(pen, "อบต.ห้วยตาล", 600, 240, 38, "#4d6173");
    const shirts = ["#2f6f9f", "#b5543f", "#3f7d58", "#7a5a9a", "#c08a2d"];
    shirts.forEach((colour, index) => person(pen, 180 + index * 210, 470, colour, index));
    fill(pen, "#6b4c33", 60, 590, 1080, 60);
    fill(pen, "#59402b", 60, 650, 1080, 150);
    for (let place = 0; place < 5; place += 1) fill(pen, "#fdfdfb", 130 + place * 210, 600, 100, 26);
  },
  poster(pen) {
    fill(pen, "#dfe5ea", 0, 0, 1200, 800);
    fill(pen, "#b9c3cc", 0, 640, 1200, 160);
    pen.save();
    pen.translate(600, 390);
    pen.rotate(-0.02);
    pen.shadowColor = "rgba(0, 0, 0, .35)";
    pen.shadowBlur = 30;
    fill(pen, "#fffdf6", -330, -330, 660, 640);
    pen.shadowBlur = 0;
    fill(pen, "#0a6b4d", -330, -330, 660, 120);
    words(pen, "ประกาศ อบต.ห้วยตาล", 0, -262, 52, "#ffffff");
    words(pen, "No Gift Policy", 0, -130, 68, "#a8201a");
    words(pen, "งดรับของขวัญ", 0, -30, 84, "#1c2733");
    words(pen, "ทุกเทศกาล ทุกกรณี", 0, 60, 52, "#1c2733");
    gift(pen, 0, 190);
    pen.restore();
  },
};

/** Draws the photo of that name on the canvas. */
export function drawSample(canvas, name) {
  SCENES[name](canvas.getContext("2d"));
}

/** The canvas as the bytes of a JPEG photo. */
export function asPhoto(canvas) {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

function fill(pen, colour, x, y, width, height) {
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
}

function words(pen, text, x, y, size, colour) {
  pen.fillStyle = colour;
  pen.font = `700 ${size}px "Noto Sans Thai", Sarabun, Laksaman, "Leelawadee UI", Thonburi, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x, y);
}

function person(pen, x, y, colour, index) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y + 130, 85, 120, 0, Math.PI, 0);
  pen.fill();
  circle(pen, "#d8a578", x, y - 30, 52);
  pen.fillStyle = index % 2 ? "#2a211c" : "#3a2c22";
  pen.beginPath();
  pen.arc(x, y - 38, 55, Math.PI, 0);
  pen.fill();
}

function gift(pen, x, y) {
  fill(pen, "#c9a227", x - 70, y - 45, 140, 100);
  fill(pen, "#a8201a", x - 12, y - 45, 24, 100);
  pen.strokeStyle = "#a8201a";
  pen.lineWidth = 16;
  pen.beginPath();
  pen.arc(x, y + 5, 92, 0, Math.PI * 2);
  pen.moveTo(x - 65, y - 60);
  pen.lineTo(x + 65, y + 70);
  pen.stroke();
}

function circle(pen, colour, x, y, radius) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
}
