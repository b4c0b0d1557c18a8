(() => {
  const table = document.querySelector('table.fleet');
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const words = document.getElementById('words');
  const outcome = document.getElementById('outcome');
  const shown = document.getElementById('shown');

  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
  const compare = (a, b) => {
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? a.localeCompare(b, 'en', { numeric: true }) : difference;
  };

  const filter = () => {
    const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const wanted = (!outcome.value || row.dataset.outcome === outcome.value)
        && sought.every((word) => text.includes(word));
      row.hidden = !wanted;
      count += wanted ? 1 : 0;
    }
    shown.textContent = count + ' of ' + rows.length + ' models';
  };

  table.tHead.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) {
      return;
    }
    const head = button.parentElement;
    const sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
    const column = head.cellIndex;
    rows.sort((a, b) => sign * compare(value(a, column), value(b, column)));
    body.append(...rows);
  });
  words.addEventListener('input', filter);
  outcome.addEventListener('change', filter);
  filter();
})();
