document.getElementById("print").onclick = () => window.print();
