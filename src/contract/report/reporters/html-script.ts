/** What the HTML report does: filter and copy. Without it everything is shown. */
export const script = `
const pressed={result:new Set(),level:new Set()}
const box=document.querySelector('input')
const items=[...document.querySelectorAll('[data-result]')]
function show(){
  const text=box.value.trim().toLowerCase()
  for(const item of items){
    const {result,level}=item.dataset
    const fits=(!pressed.result.size||result.split(' ').some((each)=>pressed.result.has(each)))
      &&(!pressed.level.size||!level||level.split(' ').some((each)=>pressed.level.has(each)))
      &&(!text||item.textContent.toLowerCase().includes(text))
    item.hidden=!fits
  }
  for(const section of document.querySelectorAll('section[data-list]')){
    const isEmpty=!section.querySelector('[data-result]:not([hidden])')
    section.querySelector('.empty').style.display=isEmpty?'block':'none'
    const table=section.querySelector('table'); if(table) table.hidden=isEmpty
  }
}
for(const button of document.querySelectorAll('[data-filter]')) button.addEventListener('click',()=>{
  const chosen=pressed[button.dataset.filter], value=button.dataset.value
  if(!chosen.delete(value)) chosen.add(value)
  button.setAttribute('aria-pressed',String(chosen.has(value)))
  show()
})
box.addEventListener('input',show)
for(const button of document.querySelectorAll('.copy button')) button.addEventListener('click',async()=>{
  const line=button.parentElement.querySelector('pre')
  try{ await navigator.clipboard.writeText(line.textContent); button.textContent='copied' }
  catch{ getSelection().selectAllChildren(line) }
})
document.querySelector('.filter').hidden=false
`
