// A PIN from paper is easier to type when it can be read.
const box = document.getElementById("show");
box.onchange = () => {
  document.getElementById("secret").type = box.checked ? "text" : "password";
};
