/** What a unit writes down about a person; no kind of the seeds has both. */
export const contactNoted = `
  contact.noted:
    <<: *own
    name: { zh: 走访记录, en: Contact noted }
    references:
      unit: { type: unit, name: { zh: 组织, en: unit } }
      person: *person
    days:
      occurredOn: *day
    values:
      matter: { type: label, maxLength: 40, name: { zh: 事项, en: matter } }
      words: { type: text, maxLength: 2000, optional: true, name: { zh: 内容, en: words } }
    key: [unit, matter]
    about: [person, unit]
`;
