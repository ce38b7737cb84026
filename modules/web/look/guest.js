// The secret of a guest's link stands behind the # of the address, which no server or log sees.
const field = document.getElementById("token");
field.value = location.hash.slice(1) || sessionStorage.getItem("guest") || "";
// Kept for this tab, so that choosing another language does not lose it.
sessionStorage.setItem("guest", field.value);
history.replaceState(null, "", location.pathname + location.search);
