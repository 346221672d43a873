const POLL_MS = 1000;
const IDLE_POLL_MS = 5000;
const RUNNING = new Set(['pending', 'processing', 'waiting_for_review']);

const element = (id) => document.getElementById(id);

/** An element with text and children; text is never read as HTML. */
function make(tag, { text, className, ...properties } = {}, children = []) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className !== undefined) node.className = className;
  Object.assign(node, properties);
  node.append(...children);
  return node;
}

function send(form) {
  const request = new XMLHttpRequest();
  request.open('POST', '/api/upload-pdfs');
  request.responseType = 'json';
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) element('sending').value = (100 * event.loaded) / event.total;
  };
  return new Promise((resolve, reject) => {
    request.onload = () =>
      request.status === 202
        ? resolve(request.response)
        : reject(
            new Error(`${request.response?.detail ?? request.statusText} ${request.response?.hint ?? ''}`),
          );
    request.onerror = () =>
      reject(new Error('The connection was lost. Is the server running? Then try again.'));
    request.send(new FormData(form));
  });
}

element('upload').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector('button');
  const sent = element('sent');
  button.disabled = true;
  sent.hidden = true;
  element('sending').hidden = false;
  try {
    await send(form);
    form.reset();
    sent.textContent = 'Uploaded. You may close this page: the work goes on.';
    sent.className = '';
  } catch (error) {
    sent.textContent = error.message;
    sent.className = 'failed';
  }
  sent.hidden = false;
  element('sending').hidden = true;
  element('sending').value = 0;
  button.disabled = false;
  await refresh();
});

async function ask(path, options) {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new Error(body?.detail ?? response.statusText);
  return body;
}

function actionButton(label, path) {
  const button = make('button', { text: label, className: 'quiet', type: 'button' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    await ask(path, { method: 'POST' }).catch((error) => alert(error.message));
    await refresh();
  });
  return button;
}

function describeJob(job) {
  if (job.status === 'failed') return `${job.error.replace(/[^.!?]$/, '$&.')} ${job.hint}`;
  if (job.queue_position !== null) return `Waiting, ${job.queue_position} in the queue`;
  const eta = job.eta_seconds === null ? '' : `, about ${job.eta_seconds} s left`;
  return RUNNING.has(job.status) ? `${job.message}${eta}` : job.message;
}

function jobItem(job) {
  const names = job.documents.map((each) => each.filename).join(', ');
  const line = make('div', { className: 'row' }, [
    make('strong', { text: names }),
    make('span', { text: job.status.replaceAll('_', ' '), className: job.status }),
  ]);
  const item = make('li', {}, [line, make('div', { text: describeJob(job), className: 'meta-line' })]);
  if (RUNNING.has(job.status)) {
    item.append(make('progress', { max: 100, value: job.progress, ariaLabel: 'Progress' }));
    if (job.status === 'waiting_for_review')
      item.append(actionButton('Approve outline', `/api/jobs/${job.job_id}/approve`), ' ');
    item.append(actionButton('Cancel', `/api/jobs/${job.job_id}/cancel`));
  }
  const problems = job.documents.length === 1 && job.status === 'failed' ? [] : job.problems;
  for (const problem of problems) item.append(make('div', { text: problem.detail, className: 'failed' }));
  if (job.status === 'failed' || job.status === 'cancelled')
    item.append(actionButton('Try again', `/api/jobs/${job.job_id}/retry`));
  if (job.result !== null)
    item.append(
      make('a', { text: `Read “${job.result.course_title}”`, href: `/courses/${job.result.course_id}` }),
    );
  return item;
}

const courseItem = (course) =>
  make('li', { className: 'row' }, [
    make('a', { text: course.course_title, href: `/courses/${course.course_id}` }),
    make('small', { text: `${course.modules} modules, ${course.lessons} lessons, ${course.pages} pages` }),
  ]);

let timer;
async function refresh() {
  clearTimeout(timer);
  let running = false;
  try {
    const [{ jobs }, { courses }] = await Promise.all([
      ask('/api/jobs?limit=20'),
      ask('/api/courses?limit=100'),
    ]);
    running = jobs.some((job) => RUNNING.has(job.status));
    if (jobs.length > 0) element('jobs').replaceChildren(...jobs.map(jobItem));
    if (courses.length > 0) element('courses').replaceChildren(...courses.map(courseItem));
  } catch {
    element('jobs').replaceChildren(
      make('li', { text: 'The server does not answer; trying again.', className: 'failed' }),
    );
  }
  timer = setTimeout(refresh, running ? POLL_MS : IDLE_POLL_MS);
}

await refresh();
