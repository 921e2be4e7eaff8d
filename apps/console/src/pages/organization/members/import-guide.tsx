import { useWords } from '../../../text/text';

/** What one has to know before choosing a file. */
export function ImportGuide() {
  const { t } = useWords();
  return (
    <ul style={{ margin: '0 0 16px', paddingInlineStart: 20 }}>
      <li>{t('第一行为列名，只有“姓名”必填；列名与模板不同的，下一步可对应。登录名不填则由姓名拼音生成。', 'The first row has the names of the columns; only “姓名” (name) is wanted. Columns called otherwise are matched in the next step. A username that is left empty is made of the name.')}</li>
      <li><strong>{t('“身份号码”列在 Excel 中须先设为“文本”再填写；', 'In Excel the column of identity numbers (身份号码) must be made text before it is filled in: ')}</strong>{t('否则第 15 位以后会变成 0，显示为 4.40E+17，须重新填写。', 'otherwise what follows the 15th digit becomes 0 and it shows as 4.40E+17; then it has to be entered again.')}</li>
      <li>{t('机构可写“局/科室”，角色可写多个，用顿号分开。只新增人员，不会修改已有人员；登录名、身份号码重复的行会退回。', 'A unit may be written “bureau/department”, several roles with “、” between them. People are only added, never changed: rows whose username or identity number exists come back.')}</li>
      <li>{t('最多 5000 行、8 MB。点“导入”之前什么都不会写入。', 'At most 5,000 rows and 8 MB. Nothing is written before “Import” is pressed.')}</li>
    </ul>
  );
}
